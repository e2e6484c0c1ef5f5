import { comeIn, ownAgent } from "../agent/support/agents";
import { choose } from "../agent/support/pages";
import { checkAccessibility } from "../support/accessibility";
import { inTown } from "../support/base";
import { townUrl } from "../support/environment";
import { expect, openPage, test } from "../support/journey";
import { ownFamily } from "../support/own-family";
import { expectKept, expectRefused, expectRefusedWhole, fillForm } from "../support/refusals";
import { comeInAs } from "../support/session";

async function pendingRequestOf(familyId: string): Promise<string> {
  const [request] = await inTown<{ id: string }>(
    "corbas",
    "SELECT id FROM change_request WHERE city_id = $1 AND family_id = $2 AND status = 'pending'",
    [familyId],
  );
  return request?.id ?? "";
}

const SEND = { name: "Envoyer à la mairie" };

test("a parent asks for somebody to be called, the town agrees, then the parent asks to take them off", async ({
  page,
  visitor,
  withScript,
}) => {
  const family = await ownFamily("corbas", { children: ["Nour"] });
  const list = townUrl("corbas", `/famille/dossier/contacts/${family.children[0]?.id}`);
  await comeInAs(page, "corbas", family);

  await test.step("writes who it is", async () => {
    await openPage(page, townUrl("corbas", "/famille/dossier"));
    await page.getByRole("link", { name: "Changer les contacts de Nour" }).click();
    await expect(page.getByText("La mairie vérifie d’abord vos changements.")).toBeVisible();
    await expect(page.getByText("La mairie le note après avoir vu la décision du juge")).toBeVisible();
    await checkAccessibility(page);
    await page.getByRole("link", { name: "Ajouter une personne" }).click();
    await checkAccessibility(page);
    await expect(page.getByText("Elle n’a pas le droit")).toHaveCount(0);
    await fillForm(page, { name: "Nana Roy" });
    await page.getByRole("button", SEND).click();
    await expectRefused(page, {
      relation: /Écrivez ce que cette personne est pour l’enfant/,
      phone: "Écrivez le téléphone de cette personne.",
      kind: "Dites ce que cette personne peut faire.",
    });
    await expectKept(page, { name: "Nana Roy" });
    await fillForm(page, { relation: "grand-mère", phone: "06 12 34 56 78" });
    await choose(page, "Les deux");
    await page.getByRole("button", SEND).click();
    await expect(page).toHaveURL(townUrl("corbas", "/famille/dossier/modifications?fait=demande"));
    await expect(page.getByText("Contact de Nour")).toBeVisible();
    await checkAccessibility(page);
  });

  await test.step("an agent reads before and after, and agrees", async () => {
    const clerk = await ownAgent("corbas");
    const desk = await visitor({ javaScriptEnabled: withScript });
    await comeIn(desk, clerk);
    const id = await pendingRequestOf(family.familyId);
    await openPage(desk, townUrl("corbas", `/agents/modifications/${id}`));
    const row = desk.getByRole("table", { name: "Ce qui change" }).getByRole("row", { name: /^Contact de Nour/ });
    await expect(row.getByRole("cell")).toHaveText(["Nana Roy"]);
    await checkAccessibility(desk);
    await desk.getByRole("button", { name: "Accepter, changer le dossier et envoyer l’e-mail" }).click();
    await expect(desk.getByRole("status").filter({ hasText: "Acceptée" })).toBeVisible();
  });

  await test.step("asks once to take the person off, whatever other tab is open", async () => {
    await openPage(page, list);
    await expect(page.getByText("Nana Roy (grand-mère)")).toBeVisible();
    const stale = await page.context().newPage();
    await openPage(page, `${list}/nouveau`);
    await openPage(stale, list);
    await stale.getByRole("link", { name: "Modifier le contact Nana Roy" }).click();
    await checkAccessibility(stale);
    await stale.getByRole("button", { name: "Demander à la mairie de la retirer" }).click();
    await expect(stale.getByText("retiré du dossier")).toBeVisible();
    await stale.close();
    await fillForm(page, { name: "Voisin", relation: "voisin", phone: "06 98 76 54 32" });
    await choose(page, "L’appeler en cas d’urgence");
    await page.getByRole("button", SEND).click();
    await expectRefusedWhole(page, "Les contacts de cet enfant ont changé");
    await openPage(page, list);
    await expect(page.getByText("Une demande attend la réponse de la mairie")).toBeVisible();
    await expect(page.getByRole("link", { name: /^Modifier le contact/ })).toHaveCount(0);
    await checkAccessibility(page);
  });
});
