import type { Page } from "@playwright/test";
import { checkAccessibility } from "../support/accessibility";
import { townUrl } from "../support/environment";
import { expect, openPage, test } from "../support/journey";
import { nextMail } from "../support/mails";
import { ownFamily } from "../support/own-family";
import { expectKept, expectRefused, expectRefusedWhole, fillForm } from "../support/refusals";
import { comeIn, ownAgent } from "./support/agents";
import { choose } from "./support/pages";

const SAVE = "Enregistrer et prévenir la famille";
const submit = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const told = (page: Page) =>
  expect(page.getByRole("status").filter({ hasText: "Les contacts de l’enfant sont à jour" })).toBeVisible();

test("an agent keeps the people to call for a child, and who must not come", async ({ page, visitor, withScript }) => {
  const family = await ownFamily("corbas", { children: ["Nour"] });
  const clerk = await ownAgent("corbas");
  const dossier = townUrl("corbas", `/agents/familles/${family.familyId}`);
  const card = `${dossier}/enfants/${family.children[0]?.id}`;
  const add = `${card}/contacts/nouveau`;
  const [nana, uncle] = ["Nana Roy", "Oncle Jo"];
  const calls = page.locator("ol").filter({ hasText: nana });
  await comeIn(page, clerk);

  await test.step("adds somebody, once the answers are right", async () => {
    await openPage(page, card);
    await page.getByRole("link", { name: "Ajouter une personne" }).click();
    await checkAccessibility(page);
    await fillForm(page, { phone: "06 12" });
    await submit(page, SAVE);
    await expectRefused(page, {
      name: "Écrivez le prénom et le nom de cette personne.",
      relation: /Écrivez ce que cette personne est pour l’enfant/,
      phone: /Ce numéro de téléphone n’est pas complet/,
      kind: "Dites ce que cette personne peut faire.",
    });
    await expectKept(page, { phone: "06 12" });
    await fillForm(page, { name: nana, relation: "grand-mère", phone: "06 12 34 56 78" });
    await choose(page, "Les deux");
    await submit(page, SAVE);
    await told(page);
    await expect(page.getByText(`${nana} (grand-mère)`)).toBeVisible();
    await checkAccessibility(page);
    expect((await nextMail(family.login, /Les contacts d’un enfant ont changé/)).subject).not.toContain("Nour");
  });

  await test.step("calls somebody else first", async () => {
    await openPage(page, add);
    await fillForm(page, { name: uncle, relation: "oncle", phone: "06 98 76 54 32" });
    await choose(page, "L’appeler en cas d’urgence");
    await page.getByLabel("Ordre d’appel").selectOption("1");
    await submit(page, SAVE);
    await told(page);
    await expect(calls.getByRole("listitem")).toHaveText([/^Oncle Jo/, /^Nana Roy/]);
  });

  await test.step("does not overwrite what a colleague did meanwhile", async () => {
    const colleague = await visitor({ javaScriptEnabled: withScript });
    await comeIn(colleague, await ownAgent("corbas"));
    await openPage(colleague, add);
    await openPage(page, add);
    await fillForm(page, { name: "Monsieur Loin", relation: "père", note: "Jugement du 12 mars 2026, vu en mairie" });
    await choose(page, "Elle n’a pas le droit");
    await submit(page, SAVE);
    await told(page);
    await expect(page.getByText("N’ont pas le droit de venir chercher l’enfant")).toBeVisible();
    await checkAccessibility(page);
    const late = { name: "Trop tard", relation: "voisin", phone: "06 98 76 54 32" };
    await fillForm(colleague, late);
    await choose(colleague, "L’appeler en cas d’urgence");
    await submit(colleague, SAVE);
    await expectRefusedWhole(colleague, "Les contacts de cet enfant ont changé");
    await expectKept(colleague, late);
    await colleague.getByRole("link", { name: "rechargez la page" }).click();
    await expectKept(colleague, { name: "" });
  });

  await test.step("changes one, and takes it off", async () => {
    await openPage(page, card);
    await checkAccessibility(page);
    await page.getByRole("link", { name: `Modifier le contact ${uncle}` }).click();
    await checkAccessibility(page);
    await submit(page, SAVE);
    await expectRefusedWhole(page, "Rien n’a changé");
    await submit(page, "Retirer et prévenir la famille");
    await told(page);
    await expect(page.getByText(uncle)).toHaveCount(0);
  });
});
