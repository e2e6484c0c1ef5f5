import type { Page } from "@playwright/test";
import { checkAccessibility } from "../support/accessibility";
import { inTown } from "../support/base";
import { townUrl } from "../support/environment";
import { expect, openPage, test } from "../support/journey";
import { ownFamily } from "../support/own-family";
import { expectKept, expectRefused, fillForm } from "../support/refusals";
import { comeIn, ownAgent } from "./support/agents";
import { goToSection } from "./support/pages";
import { ownAddressChange } from "./support/requests";

const filter = (page: Page) => page.getByRole("button", { name: "Filtrer" }).click();
const lines = (page: Page) => page.getByRole("table").locator("tbody tr");

test("the journal says who did what, and is filtered by agent, act, subject, dossier and days", async ({
  page,
  visitor,
}) => {
  const family = await ownFamily("corbas");
  const change = await ownAddressChange(family, "8 place Neuve");
  const [row] = await inTown<{ number: string }>("corbas", "SELECT number FROM family WHERE city_id = $1 AND id = $2", [
    family.familyId,
  ]);
  const number = row?.number ?? "";
  const clerk = await ownAgent("corbas");
  const desk = await visitor();
  await comeIn(desk, clerk);
  await openPage(desk, townUrl("corbas", `/agents/modifications/${change}`));
  await desk.getByRole("button", { name: /^Prendre/ }).click();
  await expect(desk.getByText("Vous vous en occupez.")).toBeVisible();

  await comeIn(page, await ownAgent("corbas", "Administratrice"));
  await goToSection(page, "Journal");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Journal");
  await expect(page.getByRole("link", { name: "Plus ancien" })).toBeVisible();
  await checkAccessibility(page);

  await page.getByLabel("Agent", { exact: true }).selectOption({ label: clerk.name });
  await page.getByLabel("Sujet").selectOption("change_request");
  await fillForm(page, { dossier: `n° ${number}` });
  await filter(page);
  await expect(lines(page)).toHaveCount(1);
  await expect(lines(page)).toContainText(clerk.name);
  await expect(lines(page)).toContainText(/Modification\s: Demande de modification/);
  await expect(lines(page)).toContainText("agent qui s’en occupe");
  await expect(lines(page)).not.toContainText("place Neuve");
  await expectKept(page, { sujet: "change_request", dossier: `n° ${number}`, qui: clerk.accountId });
  await checkAccessibility(page);

  await page.getByLabel("Acte").selectOption("delete");
  await filter(page);
  await expect(page.getByText("Rien dans le journal pour ces filtres.")).toBeVisible();
  await checkAccessibility(page);
  await openPage(page, townUrl("corbas", `/agents/journal?dossier=${number}`));
  await expect(lines(page).first()).toBeVisible();
  await fillForm(page, { du: "01/01/2020", au: "31/12/2020" });
  await filter(page);
  await expect(page.getByText("Rien dans le journal pour ces filtres.")).toBeVisible();
  await openPage(page, townUrl("corbas", `/agents/journal?dossier=${number}&sujet=family`));
  await page
    .getByRole("link", { name: new RegExp(`^n°\\s${number}$`) })
    .first()
    .click();
  await expect(page).toHaveURL(townUrl("corbas", `/agents/familles/${family.familyId}/historique`));
});

test("older entries keep the filters", async ({ page }) => {
  await comeIn(page, await ownAgent("rive-de-gier", "Administratrice"));
  await openPage(page, townUrl("rive-de-gier", "/agents/journal?acte=insert"));
  await page.getByRole("link", { name: "Plus ancien" }).click();
  await expect(page).toHaveURL(/acte=insert&avant=\d+$/);
  await expect(page.getByLabel("Acte")).toHaveValue("insert");
  for (const line of (await lines(page).all()).slice(0, 5)) await expect(line).toContainText("Ajout");
});

test("a filter that nobody understands is told beside its field; nothing is shown in its place", async ({ page }) => {
  await comeIn(page, await ownAgent("saint-chamond", "Administratrice"));
  await openPage(page, townUrl("saint-chamond", "/agents/journal"));
  const wrong = { dossier: "abc", du: "abc" };
  await fillForm(page, wrong);
  await page.getByLabel("Acte").selectOption("read");
  await filter(page);
  await expectRefused(page, {
    dossier: /Un numéro de dossier n’a que des chiffres/,
    du: /Cette date n’existe pas/,
  });
  await expectKept(page, { ...wrong, acte: "read" });
  await expect(page).toHaveTitle(/^Erreur/);
  await expect(page.getByRole("table")).toHaveCount(0);

  await fillForm(page, { dossier: "", du: "", au: "31/02/2027" });
  await filter(page);
  await expectRefused(page, { au: /Cette date n’existe pas/ });
  await expectKept(page, { au: "31/02/2027" });
  await fillForm(page, { dossier: "1234567890123", du: "02/11/2026", au: "01/11/2026" });
  await filter(page);
  await expectRefused(page, { dossier: /douze au plus/, au: /La période finit avant de commencer/ });
  await fillForm(page, { dossier: "" });
  await filter(page);
  await expectRefused(page, { au: /La période finit avant de commencer/ });
  await expectKept(page, { du: "02/11/2026", au: "01/11/2026" });
  await openPage(page, townUrl("saint-chamond", "/agents/journal?qui=personne&acte=tout&sujet=rien"));
  await expectRefused(page, {
    qui: /Choisissez un agent de la liste/,
    acte: "Choisissez un acte de la liste.",
    sujet: "Choisissez un sujet de la liste.",
  });
});
