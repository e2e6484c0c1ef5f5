import { checkAccessibility } from "../support/accessibility";
import { inTown } from "../support/base";
import { townUrl } from "../support/environment";
import { expect, openPage, test } from "../support/journey";
import { nextMail } from "../support/mails";
import { type OwnFamily, ownFamily } from "../support/own-family";
import { expectRefusedWhole, fillForm } from "../support/refusals";
import { comeIn, ownAgent } from "./support/agents";
import { expectDecided, queueLine } from "./support/pages";
import { ownAccountRequest, ownAddressChange } from "./support/requests";

/** Older than anything of the demonstration: at the top of the queue. */
const LONG_AGO = 3000;

test("a clerk takes a request, finds it among their own, and gives it back", async ({ page }) => {
  const clerk = await ownAgent("corbas");
  const { birthName } = await ownAccountRequest("corbas", { days: LONG_AGO });
  await comeIn(page, clerk);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("À traiter");
  await expect(page.getByText(/demandes attendent une réponse\. Les plus anciennes sont en haut\./)).toBeVisible();
  const line = queueLine(page, birthName);
  await expect(line).toContainText(/Demande de compte.*Ouvrir un compte local/);
  await expect(line).toContainText(`Aline ${birthName}`);
  await expect(line).toContainText("Personne");
  await checkAccessibility(page);

  await line.getByRole("button", { name: `Prendre la demande d’Aline ${birthName}` }).click();
  await expect(queueLine(page, birthName)).toContainText("Vous");
  await page.getByLabel("Qui s’en occupe").selectOption({ label: "Celles que j’ai prises (1)" });
  await page.getByRole("button", { name: "Filtrer" }).click();
  await expect(page).toHaveURL(/qui=moi/);
  await expect(page.locator(".preau-queue tbody tr")).toHaveCount(1);
  await expect(page.getByLabel("Qui s’en occupe")).toHaveValue("moi");
  await checkAccessibility(page);
  await page.getByLabel("Sorte de demande").selectOption("document");
  await page.getByRole("button", { name: "Filtrer" }).click();
  await expect(page.getByText("Aucune demande ne correspond à ces filtres.")).toBeVisible();
  await checkAccessibility(page);

  await openPage(page, townUrl("corbas", "/agents?qui=moi"));
  await queueLine(page, birthName)
    .getByRole("button", { name: /^Libérer/ })
    .click();
  await expect(page.getByText("Aucune demande ne correspond à ces filtres.")).toBeVisible();
  await openPage(page, townUrl("corbas", "/agents?genre=compte&qui=personne"));
  await expect(queueLine(page, birthName)).toContainText("Personne");

  const family = await ownFamily("corbas");
  await twoFailedMails(family);
  await openPage(page, townUrl("corbas", "/agents"));
  await page.getByRole("link", { name: /e-mails ne sont pas partis/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("E-mails non partis");
  await checkAccessibility(page);
  await page.getByLabel("Cause").selectOption("held");
  await page.getByRole("button", { name: "Filtrer" }).click();
  await expect(page).toHaveURL(/cause=held/);
  const mails = page.locator("tbody tr").filter({ hasText: family.login });
  await expect(mails).toHaveCount(2);
  await expect(mails.first()).toContainText(/Enfant ajouté.*Retenu après une restauration/s);
  await checkAccessibility(page);
  await mails
    .first()
    .getByRole("button", { name: /^Renvoyer/ })
    .click();
  await expect(page.getByText("L’e-mail est renvoyé. Il part dans les minutes qui viennent.")).toBeVisible();
  await checkAccessibility(page);
  await nextMail(family.login, /^Un message retenu/);
});

/** Two mails to the parent that a restore held back. */
async function twoFailedMails({ familyId, login }: OwnFamily): Promise<void> {
  await inTown(
    "corbas",
    `INSERT INTO mail (city_id, id, to_address, subject, text, html, kind, dedupe_key, family_id, status, error, failure)
     SELECT $1, gen_random_uuid(), $3, 'Un message retenu', 'Lou', '<p>Lou</p>', 'child-added', gen_random_uuid()::text, $2,
       'failed', 'Retenu à la restauration.', 'held' FROM generate_series(1, 2)`,
    [familyId, login],
  );
}

test("each kind is a part of the queue, and a long one has a next page", async ({ page }) => {
  const clerk = await ownAgent("rive-de-gier");
  const requests = Array.from({ length: 26 }, (_, days) =>
    ownAccountRequest("rive-de-gier", { days: LONG_AGO + days, assignedTo: clerk.accountId }),
  );
  await Promise.all(requests);
  const family = await ownFamily("rive-de-gier");
  await ownAddressChange(family, "2 rue de l’Essai", clerk.accountId);
  await comeIn(page, clerk);
  await openPage(page, townUrl("rive-de-gier", "/agents?genre=compte&qui=moi"));
  await expect(page.locator(".preau-queue tbody tr")).toHaveCount(25);
  for (const line of await page.locator(".preau-queue tbody tr").all())
    await expect(line).toContainText("Demande de compte");
  await checkAccessibility(page);
  await page.getByRole("link", { name: "Demandes suivantes" }).click();
  await expect(page).toHaveURL(/genre=compte&qui=moi&apres=/);
  await expect(page.locator(".preau-queue tbody tr")).toHaveCount(1);
  await expect(page.getByRole("link", { name: "Demandes suivantes" })).toHaveCount(0);
  await openPage(page, townUrl("rive-de-gier", "/agents?genre=modification&qui=moi"));
  await expect(page.locator(".preau-queue tbody tr")).toHaveCount(1);
  await expect(page.locator(".preau-queue")).toContainText(/Changement de coordonnées.*Adresse postale/);
});

test("of two clerks, the second learns who has the request, and may take it over", async ({ page, visitor }) => {
  const [quick, slow] = [await ownAgent("saint-chamond"), await ownAgent("saint-chamond")];
  const { id } = await ownAccountRequest("saint-chamond");
  const other = await visitor();
  await comeIn(other, quick);
  await comeIn(page, slow);
  const here = townUrl("saint-chamond", `/agents/demandes/${id}`);
  await openPage(page, here);
  await expect(page.getByText("Personne ne s’en occupe.")).toBeVisible();
  await openPage(other, here);
  await other.getByRole("button", { name: /^Prendre/ }).click();
  await expect(other.getByText("Vous vous en occupez.")).toBeVisible();
  await checkAccessibility(other);

  await page.getByRole("button", { name: /^Prendre/ }).click();
  await expectRefusedWhole(page, `${quick.name} vient de prendre cette demande.`);
  await openPage(page, here);
  await expect(page.getByText(`${quick.name} s’en occupe.`)).toBeVisible();
  await page.getByRole("button", { name: /^Reprendre/ }).click();
  await expect(page.getByText("Vous vous en occupez.")).toBeVisible();
});

test("after each decision one goes on with the next of the same part, until there is none", async ({ page }) => {
  const clerk = await ownAgent("corbas");
  const family = await ownFamily("corbas");
  const first = await ownAddressChange(family, "3 rue de l’Essai", clerk.accountId);
  const second = await ownAddressChange(await ownFamily("corbas"), "4 rue de l’Essai", clerk.accountId);
  await comeIn(page, clerk);
  await openPage(page, townUrl("corbas", "/agents?qui=moi"));
  await page.locator(".preau-queue tbody tr").first().getByRole("link").first().click();
  await expect(page).toHaveURL(townUrl("corbas", `/agents/modifications/${first}?qui=moi`));
  const refuse = page.getByRole("button", { name: "Refuser et envoyer l’e-mail" });
  await fillForm(page, { reason: "Il manque un justificatif." });
  await refuse.click();
  await expectDecided(page, "Refusée", clerk.name);
  await checkAccessibility(page);
  await page.getByRole("link", { name: "Suivant", exact: true }).click();
  await expect(page).toHaveURL(townUrl("corbas", `/agents/modifications/${second}?qui=moi`));
  await fillForm(page, { reason: "Il manque un justificatif." });
  await refuse.click();
  await expectDecided(page, "Refusée", clerk.name);
  await expect(page.getByRole("link", { name: "Suivant", exact: true })).toHaveCount(0);
  await page.getByRole("link", { name: /Il n’y a pas d’autre demande\s: revenir à la file/ }).click();
  await expect(page).toHaveURL(townUrl("corbas", "/agents?qui=moi"));
});

test("an agent who decides nothing has no queue, and begins with what their rights open", async ({ page }) => {
  const cook = await ownAgent("saint-chamond", "Responsable de la restauration");
  const { id } = await ownAccountRequest("saint-chamond");
  await comeIn(page, cook);
  await openPage(page, townUrl("saint-chamond", "/agents"));
  await expect(page).toHaveURL(townUrl("saint-chamond", "/agents/familles"));
  await expect(page.getByRole("link", { name: "À traiter", exact: true })).toHaveCount(0);
  for (const path of [`/demandes/${id}`, "/journal", "/parametres/agents"]) {
    await openPage(page, townUrl("saint-chamond", `/agents${path}`), 404);
  }
});

test("an agent who has no role any more is told whom to ask", async ({ page }) => {
  const clerk = await ownAgent("corbas");
  await comeIn(page, clerk);
  await inTown("corbas", "UPDATE agent_assignment SET revoked_at = now() WHERE city_id = $1 AND account_id = $2", [
    clerk.accountId,
  ]);
  await openPage(page, townUrl("corbas", "/agents"));
  await expect(page.getByText("Votre compte n’a encore aucun droit.", { exact: false })).toBeVisible();
  await checkAccessibility(page);
});
