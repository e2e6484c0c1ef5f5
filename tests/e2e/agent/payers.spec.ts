import type { Page } from "@playwright/test";
import { checkAccessibility } from "../support/accessibility";
import { inTown } from "../support/base";
import { type TownSlug, townUrl } from "../support/environment";
import { expect, openPage, test } from "../support/journey";
import { loginLocal } from "../support/log-in";
import { nextMail } from "../support/mails";
import { type OwnFamily, ownFamily } from "../support/own-family";
import { expectKept, expectRefused, expectToldWrong, fillForm } from "../support/refusals";
import { comeIn, ownAgent } from "./support/agents";

const TOWN: TownSlug = "saint-chamond";
const AGREE = "Enregistrer ce partage et prévenir les foyers";
const submit = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

/** A child who is with one parent in even weeks, with the other in odd ones. */
async function separatedParents(): Promise<{ mother: OwnFamily; father: OwnFamily; childId: string }> {
  const [mother, father] = [await ownFamily(TOWN, { children: ["Lina"] }), await ownFamily(TOWN, { children: [] })];
  const childId = mother.children[0]?.id ?? "";
  await inTown(
    TOWN,
    `WITH o AS (INSERT INTO family_child (city_id, family_id, child_id, custody, custody_weeks) VALUES ($1, $3, $4, 'alternating', 'odd'))
     UPDATE family_child SET custody = 'alternating', custody_weeks = 'even' WHERE city_id = $1 AND family_id = $2`,
    [mother.familyId, father.familyId, childId],
  );
  return { mother, father, childId };
}

test("separated parents agree on a percentage: a clerk enters it, each parent reads their own part", async ({
  page,
  visitor,
  withScript,
}) => {
  const { mother, father, childId } = await separatedParents();
  await comeIn(page, await ownAgent(TOWN, "Administratrice"));
  await openPage(page, townUrl(TOWN, `/agents/familles/${mother.familyId}/enfants/${childId}`));
  await page.getByRole("link", { name: "Voir et changer qui paie pour Lina" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Qui paie pour Lina");
  await expect(page.getByText("chaque foyer paie ses semaines de garde")).toBeVisible();
  await checkAccessibility(page);

  await submit(page, AGREE);
  await expectRefused(page, {
    firstDay: "Écrivez le premier jour de ce partage.",
    share1: /Écrivez la part du premier foyer/,
    share2: /Écrivez la part du deuxième foyer/,
  });
  const wrong = { firstDay: "01/09/2026", share1: "60", share2: "30" };
  await fillForm(page, wrong);
  await submit(page, AGREE);
  await expectToldWrong(page, { share2: /Ces parts font 90\s% en tout/ });
  await expectKept(page, wrong);
  await checkAccessibility(page);
  await fillForm(page, { share2: "40,00 %" });
  await submit(page, AGREE);
  await expect(page.getByRole("status")).toContainText("Les foyers sont prévenus par e-mail");
  await expect(page.getByText(/Un partage est convenu, depuis le 1er septembre 2026/)).toBeVisible();
  await expect(page.getByRole("row", { name: /60\s%.*40\s%/ })).toBeVisible();
  await checkAccessibility(page);
  for (const { login } of [mother, father]) await nextMail(login, /Ce que vous payez pour un enfant a changé/);

  for (const [family, percent] of [
    [mother, "60"],
    [father, "40"],
  ] as const) {
    const parent = await visitor({ javaScriptEnabled: withScript });
    await loginLocal(parent, TOWN, family);
    await openPage(parent, townUrl(TOWN, "/famille/dossier"));
    const sentence = new RegExp(`Vous payez ${percent}\\s% de ce que Lina utilise, depuis le 1er septembre 2026\\.`);
    await expect(parent.getByText(sentence)).toBeVisible();
    await checkAccessibility(parent);
  }

  await page.locator('main [name="lastDay"]').fill("31/08/2026");
  await submit(page, "Arrêter le partage et prévenir les foyers");
  await expect(page.getByRole("status")).toContainText("Le partage est arrêté");
  await expect(page.getByText("chaque foyer paie ses semaines de garde")).toBeVisible();
});

test("who says who pays: the régisseuse does, the front desk finds no page", async ({ page, visitor, withScript }) => {
  const { mother, childId } = await separatedParents();
  const payers = townUrl(TOWN, `/agents/familles/${mother.familyId}/enfants/${childId}/payeurs`);
  await comeIn(page, await ownAgent(TOWN, "Régisseuse"));
  await openPage(page, townUrl(TOWN, `/agents/familles/${mother.familyId}`));
  await page.getByRole("link", { name: "Qui paie pour Lina" }).click();
  await expect(page).toHaveURL(payers);
  await expect(page.getByRole("button", { name: AGREE })).toBeVisible();
  const desk = await visitor({ javaScriptEnabled: withScript });
  await comeIn(desk, await ownAgent(TOWN));
  await openPage(desk, payers, 404);
});
