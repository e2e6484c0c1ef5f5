import type { Page } from "@playwright/test";
import { samplePdf } from "../../../prisma/seed/work/sample-files";
import { checkAccessibility } from "../support/accessibility";
import { inTown } from "../support/base";
import { townUrl } from "../support/environment";
import { expect, openPage, test } from "../support/journey";
import { nextMail } from "../support/mails";
import { type OwnFamily, ownFamily } from "../support/own-family";
import { expectKept, expectRefused, fillForm } from "../support/refusals";
import { comeInAs } from "../support/session";
import { comeIn, ownAgent } from "./support/agents";
import { expectDecided } from "./support/pages";

const submit = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

/** The parent sends an attestation; gives the identifier of the document. */
async function sendAttestation(page: Page, family: OwnFamily): Promise<string> {
  const { bytes, mediaType } = await samplePdf("Attestation", ["Quotient familial : 512,50"]);
  await openPage(page, townUrl(family.town, "/famille/documents/deposer"));
  await page.getByRole("link", { name: "Attestation de quotient familial" }).click();
  const file = { name: "attestation.pdf", mimeType: mediaType, buffer: Buffer.from(bytes) };
  await page.getByLabel(/Fichiers/).setInputFiles(file);
  await submit(page, "Envoyer");
  await expect(page).toHaveURL(townUrl(family.town, "/famille/documents?fait=envoi"));
  const [sent] = await inTown<{ id: string }>(
    family.town,
    "SELECT id FROM document WHERE city_id = $1 AND family_id = $2 ORDER BY uploaded_at DESC LIMIT 1",
    [family.familyId],
  );
  return sent?.id ?? "";
}

test("an attestation is accepted with the quotient that it shows, and the prices follow", async ({
  page,
  visitor,
  withScript,
}) => {
  const family = await ownFamily("saint-chamond", { quotient: null });
  const parent = await visitor({ javaScriptEnabled: withScript });
  await comeInAs(parent, "saint-chamond", family);
  const documentId = await sendAttestation(parent, family);
  const clerk = await ownAgent("saint-chamond");
  await comeIn(page, clerk);
  await openPage(page, townUrl("saint-chamond", `/agents/documents/${documentId}`));
  await checkAccessibility(page);
  const accept = "Accepter, enregistrer le quotient et envoyer l’e-mail";
  await submit(page, accept);
  await expectRefused(page, { amount: /Écrivez le quotient familial/, month: "Choisissez le mois du quotient." });
  await fillForm(page, { amount: "beaucoup" });
  await page.getByLabel("Mois du quotient").selectOption({ index: 1 });
  await submit(page, accept);
  await expectRefused(page, { amount: /Ce montant n’est pas valable/ });
  await expectKept(page, { amount: "beaucoup" });
  await fillForm(page, { amount: "512,50" });
  await submit(page, accept);
  await expectDecided(page, "Acceptée", clerk.name);
  await checkAccessibility(page);
  const { text } = await nextMail(family.login, /Votre quotient familial est à jour/);
  expect(text).toMatch(/Votre quotient familial est de 512,50\s€/);
  expect(text).toContain("Il compte pour vos prix dès aujourd’hui.");
  await openPage(parent, townUrl("saint-chamond", "/famille/dossier"));
  await expect(parent.locator("main")).toContainText(/512,50\s€.*lu sur le document que vous avez envoyé/);
  await openPage(parent, townUrl("saint-chamond", "/famille/reservations"));
  await expect(parent.locator("main")).not.toContainText("quotient familial n’est pas connu");
});

test("an agent enters a quotient with a reason that the family reads", async ({ page, visitor, withScript }) => {
  const family = await ownFamily("corbas");
  const clerk = await ownAgent("corbas");
  await comeIn(page, clerk);
  await openPage(page, townUrl("corbas", `/agents/familles/${family.familyId}`));
  await page.getByRole("link", { name: "Saisir un quotient familial" }).click();
  await checkAccessibility(page);
  const save = "Enregistrer et prévenir la famille";
  await submit(page, save);
  await expectRefused(page, {
    amount: /Écrivez le quotient familial/,
    month: "Choisissez le mois du quotient.",
    reason: /Écrivez pourquoi vous saisissez/,
  });
  const enter = async () => {
    await fillForm(page, { amount: "433", reason: "Attestation montrée au guichet." });
    await page.getByLabel("Mois du quotient").selectOption({ index: 1 });
    await submit(page, save);
  };
  await enter();
  await expect(page.getByRole("status").filter({ hasText: "Le quotient familial est enregistré" })).toBeVisible();
  await expect(page.locator("main")).toContainText(/433,00\s€/);
  await checkAccessibility(page);
  await nextMail(family.login, /Votre quotient familial est à jour/);
  await openPage(page, townUrl("corbas", `/agents/familles/${family.familyId}/quotient`));
  await enter();
  await expectRefused(page, { amount: /déjà au dossier/ });

  const parent = await visitor({ javaScriptEnabled: withScript });
  await comeInAs(parent, "corbas", family);
  await openPage(parent, townUrl("corbas", "/famille/dossier/historique"));
  await expect(parent.locator("main")).toContainText("Attestation montrée au guichet.");
});
