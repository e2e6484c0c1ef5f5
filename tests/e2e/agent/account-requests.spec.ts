import type { Page } from "@playwright/test";
import { checkAccessibility } from "../support/accessibility";
import { inTown } from "../support/base";
import { type TownSlug, townUrl } from "../support/environment";
import { expect, openPage, test } from "../support/journey";
import { mails, nextMail } from "../support/mails";
import { type OwnFamily, ownFamily, parentOf } from "../support/own-family";
import { expectRefused, fillForm } from "../support/refusals";
import { comeInAsTyped } from "../support/typed-identity";
import { comeIn, ownAgent } from "./support/agents";
import { choose, expectDecided } from "./support/pages";
import { ownAccountRequest } from "./support/requests";

const open = (page: Page, town: TownSlug, id: string) => openPage(page, townUrl(town, `/agents/demandes/${id}`));
const approve = (page: Page) => page.getByRole("button", { name: "Ouvrir le compte et prévenir par e-mail" }).click();
const refuse = (page: Page) => page.getByRole("button", { name: "Refuser et envoyer l’e-mail" }).click();

/** The parent of the family never had an account. */
async function withoutLogin({ town, accountId }: OwnFamily): Promise<void> {
  await inTown(town, "DELETE FROM person_login WHERE city_id = $1 AND account_id = $2", [accountId]);
}

test("somebody new gets an account and a dossier, once the clerk has said where they live", async ({ page }) => {
  const clerk = await ownAgent("saint-chamond");
  const request = await ownAccountRequest("saint-chamond");
  await comeIn(page, clerk);
  await open(page, "saint-chamond", request.id);
  await expect(page.getByText("Personne dans les dossiers ne ressemble à cette identité.")).toBeVisible();
  await expect(page.getByText("déclarée, à vérifier")).toBeVisible();
  await checkAccessibility(page);
  await approve(page);
  await expectRefused(page, { into: "Choisissez une personne, un dossier, ou un nouveau dossier." });
  await choose(page, "Un nouveau dossier");
  await approve(page);
  await expectRefused(page, { residence: "Choisissez où habite la famille." });
  await expect(page.getByRole("radio", { name: /^Un nouveau dossier/ })).toBeChecked();
  await choose(page, "Dans la commune");
  await approve(page);
  await expectDecided(page, "Acceptée", clerk.name);
  await checkAccessibility(page);
  const { text } = await nextMail(request.email, /Votre compte est ouvert/);
  expect(text).toMatch(/Votre mot de passe provisoire\s: \S{12,}/);
  await openPage(page, townUrl("saint-chamond", `/agents/familles?q=${request.birthName}`));
  await expect(page.getByRole("status")).toHaveText(/^1\sdossier trouvé\.$/);
});

test("somebody whom a dossier names gets access to it, and to no other", async ({ page }) => {
  const family = await ownFamily("rive-de-gier", { children: ["Nina"] });
  await withoutLogin(family);
  const { birthName } = await parentOf(family);
  const clerk = await ownAgent("rive-de-gier");
  const request = await ownAccountRequest("rive-de-gier", {
    birthName,
    firstNames: ["Camille"],
    birthdate: "1988-02-03",
  });
  await comeIn(page, clerk);
  await open(page, "rive-de-gier", request.id);
  const table = page.getByRole("table", { name: "La demande et les personnes qui lui ressemblent" });
  await expect(table.getByRole("row", { name: /^Noms/ })).toContainText("identique");
  await expect(table.getByRole("row", { name: /^E-mail/ })).toContainText("différent");
  await checkAccessibility(page);
  await choose(page, `C’est Camille ${birthName}`);
  await approve(page);
  await expectDecided(page, "Acceptée", clerk.name);
  await nextMail(request.email, /Votre compte est ouvert/);
  await openPage(page, townUrl("rive-de-gier", `/agents/familles/${family.familyId}`));
  await expect(page.getByText("A un compte en ligne.")).toBeVisible();
  await expect(page.getByRole("heading", { name: /Nina/ })).toBeVisible();
});

test("a refusal needs a reason, which leaves as it is written", async ({ page }) => {
  const clerk = await ownAgent("corbas");
  const request = await ownAccountRequest("corbas");
  await comeIn(page, clerk);
  await open(page, "corbas", request.id);
  await refuse(page);
  await expectRefused(page, { reason: "Écrivez la raison du refus. La personne la recevra par e-mail." });
  await fillForm(page, { reason: "   " });
  await refuse(page);
  await expectRefused(page, { reason: /Écrivez la raison du refus/ });
  await page.getByRole("link", { name: "Identité non retrouvée" }).click();
  await expect(page.getByLabel(/Votre réponse/)).toHaveValue(/^Nous n’avons pas pu vérifier votre identité/);
  await fillForm(page, { reason: "Nina n’est inscrite dans aucune école de la commune <b>cette année</b>." });
  await refuse(page);
  await expectDecided(page, "Refusée", clerk.name);
  await expect(page.getByText(/Raison envoyée\s: Nina n’est inscrite/)).toBeVisible();
  await checkAccessibility(page);
  const { text, html } = await nextMail(request.email, /Réponse à votre demande de compte/);
  expect(text).toContain("Nina n’est inscrite dans aucune école de la commune <b>cette année</b>.");
  expect(html).not.toContain("<b>cette année</b>");
});

test("a doubtful identity is compared with the dossier, then attached to it", async ({ page, visitor, withScript }) => {
  const family = await ownFamily("saint-chamond", { children: ["Milo"] });
  await withoutLogin(family);
  const { birthName } = await parentOf(family);
  const courriel = `douteux-${family.familyId.slice(0, 8)}@courriel.example`;
  const identity = { nom: birthName, prenoms: "Camille", naissance: "1988-02-03", courriel };
  const parent = await visitor({ javaScriptEnabled: withScript });
  await comeInAsTyped(parent, "saint-chamond", identity);
  await expect(parent).toHaveURL(/\/connexion\/(demande|en-attente)/);
  const [request] = await inTown<{ id: string }>(
    "saint-chamond",
    "SELECT id FROM account_request WHERE city_id = $1 AND email = $2 AND doubtful",
    [courriel],
  );
  const clerk = await ownAgent("saint-chamond");
  await comeIn(page, clerk);
  await open(page, "saint-chamond", request?.id ?? "-");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Identité à vérifier");
  await expect(page.getByText("certifiée par FranceConnect")).toBeVisible();
  const table = page.getByRole("table", { name: "La demande et les personnes qui lui ressemblent" });
  await expect(table.getByRole("row", { name: /^Naissance/ })).toContainText("identique");
  await checkAccessibility(page);
  await choose(page, `C’est Camille ${birthName}`);
  await approve(page);
  await expectDecided(page, "Acceptée", clerk.name);
  await nextMail(courriel, /Votre compte est ouvert/);
  await openPage(page, townUrl("saint-chamond", `/agents/familles/${family.familyId}`));
  await expect(page.getByText("A un compte en ligne.")).toBeVisible();
  await expect(page.getByRole("heading", { name: /Milo/ })).toBeVisible();
});

test("who answers after a colleague is told who was quicker and when, and nothing is sent twice", async ({
  page,
  visitor,
  withScript,
}) => {
  const [quick, slow] = [await ownAgent("corbas"), await ownAgent("corbas")];
  const request = await ownAccountRequest("corbas");
  const other = await visitor({ javaScriptEnabled: withScript });
  await comeIn(other, quick);
  await comeIn(page, slow);
  await open(other, "corbas", request.id);
  await open(page, "corbas", request.id);
  await fillForm(other, { reason: "Venez nous voir en mairie." });
  await refuse(other);
  await expectDecided(other, "Refusée", quick.name);

  await choose(page, "Un nouveau dossier");
  await choose(page, "Ailleurs");
  await approve(page);
  await expectDecided(page, "Refusée", quick.name);
  const lost = new RegExp(`Déjà décidé par ${quick.name} le .+\\s: votre choix n’a pas été enregistré\\.`);
  await expect(page.getByRole("status").filter({ hasText: "Refusée" })).toContainText(lost);
  await expect(page).not.toHaveTitle(/^Erreur/);
  await checkAccessibility(page);
  // Who decided reads their own answer, whatever the address says.
  await openPage(other, townUrl("corbas", `/agents/demandes/${request.id}?deja=oui`));
  await expectDecided(other, "Refusée", quick.name);
  await expect(other.getByText("votre choix n’a pas été enregistré")).toHaveCount(0);
  await nextMail(request.email, /Réponse à votre demande de compte/);
  expect((await mails(request.email)).map(({ subject }) => subject)).toEqual(["Réponse à votre demande de compte"]);
});
