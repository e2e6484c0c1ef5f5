import type { Page } from "@playwright/test";
import { checkAccessibility } from "../support/accessibility";
import { type TownSlug, townUrl } from "../support/environment";
import { expect, openPage, test } from "../support/journey";
import { identifyAtFranceConnect, loginAgent, loginLocal } from "../support/log-in";
import { type OwnFamily, ownFamily } from "../support/own-family";
import { comeInAs } from "../support/session";
import { DAVID, giveCivilStatus, giveKnownChild, SOPHIE } from "./support/civil-status";

/** FranceConnect's test identity of Sophie, whose household the fund knows: 650 €, three children. */
const SOPHIE_LOGIN = "Testcommuneprénom";

/** A family of Sophie's with Inès, whom the fund knows too. */
async function familyOfSophie(town: TownSlug, quotient: number | null): Promise<OwnFamily> {
  const family = await ownFamily(town, { quotient });
  await giveCivilStatus(family, SOPHIE);
  await giveKnownChild(family);
  return family;
}

const section = (page: Page) => page.locator("section", { has: page.locator("h2#quotient") });

async function pressButton(page: Page, town: TownSlug): Promise<void> {
  await openPage(page, townUrl(town, "/famille/dossier"));
  await page.getByRole("button", { name: "Récupérer ses données avec FranceConnect" }).click();
}

async function expectOutcome(page: Page, town: TownSlug, outcome: string): Promise<void> {
  await expect(page).toHaveURL(townUrl(town, `/famille/dossier?quotient=${outcome}#quotient`));
}

test("a parent has the quotient read with FranceConnect, after being told what will be read and why", async ({
  page,
  visitor,
}) => {
  const family = await familyOfSophie("saint-chamond", null);
  await loginLocal(page, "saint-chamond", family);
  await expect(page.getByRole("link", { name: "récupérer mon quotient avec FranceConnect" })).toBeVisible();
  await openPage(page, townUrl("saint-chamond", "/famille/dossier"));
  await expect(section(page)).toContainText("Votre QF n’est pas connu");
  await expect(section(page)).toContainText("Nous ne les gardons pas");
  await expect(section(page).getByRole("link", { name: /Envoyer mon attestation de quotient familial/ })).toBeVisible();
  await checkAccessibility(page);

  await pressButton(page, "saint-chamond");
  await identifyAtFranceConnect(page, SOPHIE_LOGIN);
  await expectOutcome(page, "saint-chamond", "lu");
  await expect(section(page)).toContainText("Votre quotient familial est à jour");
  await expect(section(page)).toContainText(/650,00\s€.*reçu de la CAF/);
  await checkAccessibility(page);

  await pressButton(page, "saint-chamond");
  await identifyAtFranceConnect(page, SOPHIE_LOGIN);
  await expectOutcome(page, "saint-chamond", "inchange");
  await expect(section(page)).toContainText("Votre quotient familial n’a pas changé");
  await expect(section(page).getByText("Quotients précédents")).toHaveCount(0);
  await checkAccessibility(page);
  await openPage(page, townUrl("saint-chamond", "/famille/dossier/historique"));
  await expect(page.locator("main")).toContainText("demande à la CAF et à la MSA avec FranceConnect");
  await checkAccessibility(page);

  const clerk = await visitor();
  await loginAgent(clerk, "saint-chamond");
  await openPage(clerk, townUrl("saint-chamond", `/agents/familles/${family.familyId}`));
  await clerk.getByText("Historique du quotient (1)").click();
  await expect(clerk.getByRole("table", { name: /Historique du quotient/ })).toContainText("CAF, avec FranceConnect");
  await checkAccessibility(clerk);
});

test("the former quotient stays, with its dates, when a new one comes", async ({ page }) => {
  const family = await familyOfSophie("corbas", 1_300);
  await comeInAs(page, "corbas", family);
  await pressButton(page, "corbas");
  await identifyAtFranceConnect(page, SOPHIE_LOGIN);
  await expectOutcome(page, "corbas", "lu");
  await expect(section(page)).toContainText(/650,00\s€/);
  await expect(section(page)).toContainText("Selon le règlement de la ville, il compte pour les prix plus tard");
  await section(page).getByText("Quotients précédents").click();
  await expect(section(page)).toContainText(/1\s300,00\s€/);
  await checkAccessibility(page);
});

test("somebody else’s identity reads nothing, and the attestation is a way out", async ({ page }) => {
  const family = await familyOfSophie("rive-de-gier", 720);
  await comeInAs(page, "rive-de-gier", family);
  await pressButton(page, "rive-de-gier");
  await identifyAtFranceConnect(page, "prénom_composé");
  await expectOutcome(page, "rive-de-gier", "autre-personne");
  await expect(section(page)).toContainText("FranceConnect a reconnu une autre personne");
  await expect(section(page)).toContainText(/720,00\s€/);
  await checkAccessibility(page);
  await section(page).getByRole("link", { name: "Envoyer mon attestation de quotient familial" }).first().click();
  await expect(page).toHaveURL(townUrl("rive-de-gier", "/famille/documents/deposer"));
});

test("somebody whom no fund knows is told that the quotient is not zero for all that", async ({ page }) => {
  const family = await ownFamily("corbas", { quotient: 720 });
  await giveCivilStatus(family, DAVID);
  await comeInAs(page, "corbas", family);
  await pressButton(page, "corbas");
  await identifyAtFranceConnect(page, "test_DAVID");
  await expectOutcome(page, "corbas", "inconnu");
  await expect(section(page)).toContainText("Votre quotient n’est pas nul pour autant");
  await expect(section(page)).toContainText("envoyez-nous votre attestation");
  await expect(section(page)).toContainText(/720,00\s€/);
  await checkAccessibility(page);
});

test("a household without a child in common is refused", async ({ page }) => {
  const family = await ownFamily("saint-chamond", { quotient: null });
  await giveCivilStatus(family, SOPHIE);
  await comeInAs(page, "saint-chamond", family);
  await pressButton(page, "saint-chamond");
  await identifyAtFranceConnect(page, SOPHIE_LOGIN);
  await expectOutcome(page, "saint-chamond", "autre-foyer");
  await expect(section(page)).toContainText("Le foyer ne correspond pas à ce dossier");
  await expect(section(page)).toContainText("Votre QF n’est pas connu");
  await checkAccessibility(page);
});

test("giving up at FranceConnect comes back to the dossier, and says so kindly", async ({ page }) => {
  const family = await ownFamily("corbas", { quotient: 720 });
  await comeInAs(page, "corbas", family);
  await pressButton(page, "corbas");
  await page.getByRole("button", { name: "Revenir au service" }).click();
  await expectOutcome(page, "corbas", "annule");
  await expect(section(page)).toContainText("Votre quotient n’a pas été lu");
  await checkAccessibility(page);
});
