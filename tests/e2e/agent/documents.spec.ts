import { checkAccessibility } from "../support/accessibility";
import { inTown } from "../support/base";
import { townUrl } from "../support/environment";
import { expect, openPage, test } from "../support/journey";
import { nextMail } from "../support/mails";
import { ownFamily } from "../support/own-family";
import { expectKept, expectRefused, expectToldWrong, fillForm } from "../support/refusals";
import { comeInAs } from "../support/session";
import { comeIn, ownAgent } from "./support/agents";
import { expectAsNothing, expectDecided, expectNoFile } from "./support/pages";
import { ownDocument, sendDocument } from "./support/requests";

const ACCEPT = { name: "Accepter et envoyer l’e-mail" };
const REFUSE = { name: "Refuser et envoyer l’e-mail" };

test("a clerk opens the file, and accepts it until a day that makes sense", async ({ page, visitor }) => {
  const [clerk, family] = [await ownAgent("saint-chamond"), await ownFamily("saint-chamond")];
  const parent = await visitor();
  const id = await sendDocument(parent, family);
  await comeIn(page, clerk);
  await openPage(page, townUrl("saint-chamond", `/agents/documents/${id}`));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Pièce justificative\s: Justificatif de domicile$/);
  await checkAccessibility(page);
  const link = page.getByRole("link", { name: /Télécharger «\squittance\.pdf\s» \(PDF/ });
  const file = await page.request.get(new URL((await link.getAttribute("href")) ?? "", page.url()).href);
  expect(file.status()).toBe(200);
  expect(file.headers()["content-disposition"]).toMatch(/^attachment;/);
  expect((await file.body()).subarray(0, 5).toString()).toBe("%PDF-");

  const until = page.locator('[name="validUntil"]');
  await expect(until).toHaveValue(/^\d{2}\/\d{2}\/20\d{2}$/);
  const proposed = await until.inputValue();
  await fillForm(page, { validUntil: "" });
  await page.getByRole("button", ACCEPT).click();
  await expectRefused(page, { validUntil: "Écrivez le dernier jour de validité." });
  await fillForm(page, { validUntil: "31/02/2027" });
  await page.getByRole("button", ACCEPT).click();
  await expectRefused(page, { validUntil: /Cette date n’existe pas/ });
  await expectKept(page, { validUntil: "31/02/2027" });
  await fillForm(page, { validUntil: "01/09/2020" });
  await page.getByRole("button", ACCEPT).click();
  await expectRefused(page, { validUntil: /Cette date est passée/ });
  await expectKept(page, { validUntil: "01/09/2020" });
  await fillForm(page, { validUntil: proposed });
  await page.getByRole("button", ACCEPT).click();
  await expectDecided(page, "Acceptée", clerk.name);
  await expect(page.locator(".preau-facts")).toContainText("Valable jusqu’au");
  await checkAccessibility(page);

  const { subject, text } = await nextMail(family.login, /Votre document est accepté/);
  expect(subject + text).not.toContain("domicile");
  await openPage(parent, townUrl("saint-chamond", "/famille/documents"));
  await expect(parent.getByRole("listitem").filter({ hasText: "quittance.pdf" })).toContainText(/accept/i);
});

test("a document is refused with a reason, which the family reads by mail and in its space", async ({
  page,
  visitor,
}) => {
  const [clerk, family] = [await ownAgent("corbas"), await ownFamily("corbas")];
  const id = await ownDocument(family, "assurance-scolaire");
  await comeIn(page, clerk);
  await openPage(page, townUrl("corbas", `/agents/documents/${id}`));
  await expect(page.locator(".preau-facts")).toContainText(/Pour\s*Lou/);
  await page.getByRole("button", REFUSE).click();
  await expectRefused(page, { reason: /Écrivez la raison du refus/ });
  await fillForm(page, { reason: "  " });
  await page.getByRole("button", REFUSE).click();
  await expectToldWrong(page, { reason: /Écrivez la raison du refus/ });
  await page.getByRole("link", { name: "Document périmé" }).click();
  await expect(page.getByLabel(/Votre réponse/)).toHaveValue(/Envoyez celui de l’année en cours\.$/);
  await fillForm(page, { reason: "Cette attestation est celle de l’an passé." });
  await page.getByRole("button", REFUSE).click();
  await expectDecided(page, "Refusée", clerk.name);
  await checkAccessibility(page);
  const { text } = await nextMail(family.login, /Un document est à renvoyer/);
  expect(text).toContain("Cette attestation est celle de l’an passé.");
  const parent = await visitor();
  await comeInAs(parent, "corbas", family);
  await openPage(parent, townUrl("corbas", "/famille/documents"));
  await expect(parent.getByText(/Cette attestation est celle de l’an passé/)).toBeVisible();
  await checkAccessibility(parent);
});

test("a document that is good for ever has no day to write", async ({ page }) => {
  const [clerk, family] = [await ownAgent("rive-de-gier"), await ownFamily("rive-de-gier")];
  const id = await ownDocument(family, "jugement-garde");
  await comeIn(page, clerk);
  await openPage(page, townUrl("rive-de-gier", `/agents/documents/${id}`));
  await expect(page.getByText("Cette pièce est valable sans limite de durée.")).toBeVisible();
  await checkAccessibility(page);
  await page.getByRole("button", ACCEPT).click();
  await expectDecided(page, "Acceptée", clerk.name);
  await expect(page.locator(".preau-facts")).not.toContainText("Valable jusqu’au");
});

test("a document of health does not exist for a clerk; who may read health decides it", async ({ page, visitor }) => {
  const family = await ownFamily("saint-chamond");
  const [pai, insurance] = [await ownDocument(family, "pai"), await ownDocument(family, "assurance-scolaire")];
  const dossier = townUrl("saint-chamond", `/agents/familles/${family.familyId}`);
  await comeIn(page, await ownAgent("saint-chamond"));
  await expectAsNothing(page, "saint-chamond", (id) => `/agents/documents/${id}`, pai);
  await expectNoFile(page, "saint-chamond", pai);
  await openPage(page, townUrl("saint-chamond", `/agents/documents/${insurance}`));
  for (const address of [dossier, `${dossier}/historique`]) {
    await openPage(page, address);
    await expect(page.locator("main")).toContainText("Attestation d’assurance scolaire");
    await expect(page.locator("main")).not.toContainText(/projet d’accueil individualisé/i);
    await checkAccessibility(page);
  }

  const head = await visitor();
  const administrator = await ownAgent("saint-chamond", "Administratrice");
  await comeIn(head, administrator);
  await openPage(head, dossier);
  await head.getByRole("link", { name: "Projet d’accueil individualisé (PAI)" }).click();
  await head.getByRole("button", ACCEPT).click();
  await expectDecided(head, "Acceptée", administrator.name);
});

test("a document that the family withdrew has no file any more, and nothing to decide", async ({ page }) => {
  const family = await ownFamily("corbas");
  const id = await ownDocument(family, "assurance-scolaire");
  await inTown(
    "corbas",
    "UPDATE document SET status = 'withdrawn', decided_at = now() WHERE city_id = $1 AND id = $2",
    [id],
  );
  await comeIn(page, await ownAgent("corbas"));
  await openPage(page, townUrl("corbas", `/agents/documents/${id}`));
  await expect(page.getByRole("status").filter({ hasText: "Retirée par la famille" })).toBeVisible();
  await expect(page.getByRole("link", { name: /Télécharger/ })).toHaveCount(0);
  await expect(page.getByRole("button", REFUSE)).toHaveCount(0);
  await checkAccessibility(page);
});
