import { checkAccessibility } from "../support/accessibility";
import { townUrl } from "../support/environment";
import { expect, openPage, test } from "../support/journey";
import { comeIn, ownAgent } from "./support/agents";
import { ownMeals } from "./support/meals";
import { ownAccountRequest, ownAddressChange, ownDocument } from "./support/requests";

test("the staff's pages stand on a desk screen too", async ({ page }) => {
  test.slow();
  const { family, day, schoolId } = await ownMeals("saint-chamond", ["Lou", "Max"]);
  const request = await ownAccountRequest("saint-chamond", { days: 3000 });
  const change = await ownAddressChange(family, "8 place Neuve");
  const document = await ownDocument(family, "pai");
  await comeIn(page, await ownAgent("saint-chamond", "Administratrice"));
  const dossier = `/familles/${family.familyId}`;
  for (const path of [
    "",
    `/demandes/${request.id}`,
    `/modifications/${change}`,
    `/documents/${document}`,
    "/familles?q=rue",
    dossier,
    `${dossier}/historique`,
    `${dossier}/sante/${family.children[0]?.id}`,
    `/effectifs?jour=${day}`,
    `/effectifs?jour=31%2F02%2F2027`,
    `/effectifs/semaine?jour=${day}`,
    `/effectifs/liste?jour=${day}&ecole=${schoolId}`,
    "/journal",
    "/journal?du=abc",
    "/parametres/agents",
  ]) {
    await openPage(page, townUrl("saint-chamond", `/agents${path}`));
    await checkAccessibility(page);
  }
});

test("on a desk a line of the queue says since when in a column of its own", async ({ page }) => {
  const clerk = await ownAgent("corbas");
  await ownAccountRequest("corbas", { assignedTo: clerk.accountId });
  await comeIn(page, clerk);
  await openPage(page, townUrl("corbas", "/agents?qui=moi"));
  await expect(page.getByRole("columnheader")).toHaveText(["Demande", "De qui", "Depuis", "Qui s’en occupe"]);
  await expect(page.getByRole("cell").nth(1)).toHaveText(/^\p{L}+ \d+(er)? \p{L}+ \d{4} à \d+\sh/u);
});
