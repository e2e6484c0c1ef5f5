import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { checkAccessibility } from "../support/accessibility";
import { townUrl } from "../support/environment";
import { expect, openPage, test, textOf } from "../support/journey";
import { ownFamily } from "../support/own-family";
import { expectKept, expectRefused, expectRefusedWhole, expectToldWrong, fillForm, tick } from "../support/refusals";
import { comeInAs } from "../support/session";
import { eatenDays } from "./support/eaten-days";
import { halfPaidInvoice } from "./support/paid-invoice";
import { addAdult } from "./support/people";

const TOWN = "saint-chamond";
const at = (path = "") => townUrl(TOWN, `/famille/attestations${path}`);

const create = (page: Page) => page.getByRole("button", { name: /^Créer/ }).click();

/** The certificate on the page: its address without what follows, and the code that is printed on it. */
async function issued(page: Page) {
  await expect(page).toHaveURL(/\/attestations\/[0-9a-f-]{36}\?fait=creation$/);
  await expect(page.getByText("Votre attestation est prête.")).toBeVisible();
  return { address: page.url().replace(/\?.*/, ""), code: (await textOf(page.locator(".preau-paper__code"))).trim() };
}

test("a certificat d’inscription is made, read, taken as a PDF, found again, and checked by its code", async ({
  page,
  visitor,
}) => {
  const family = await ownFamily(TOWN, { children: ["Alix", "Basile"] });
  await comeInAs(page, TOWN, family);
  await openPage(page, townUrl(TOWN, "/famille"));
  await page.locator("summary").filter({ hasText: "Menu" }).click();
  await page.getByRole("navigation").getByRole("link", { name: "Attestations" }).click();
  await expect(page.getByText("Vous n’avez encore demandé aucune attestation.")).toBeVisible();
  await checkAccessibility(page);
  await page.getByRole("link", { name: "Certificat d’inscription" }).click();
  await checkAccessibility(page);
  await create(page);
  await expectRefused(page, { childId: "Choisissez un enfant dans la liste." });
  await tick(page.getByLabel("Basile"));
  await create(page);
  const { address, code } = await issued(page);
  await expect(page.locator("h1")).toHaveText("Certificat d’inscription");
  await expect(page.locator("main")).toContainText(/Nous certifions que Basile Essai/);
  await checkAccessibility(page);

  const [pdf, again] = [await page.request.get(`${address}/fichier`), await page.request.get(`${address}/fichier`)];
  expect(pdf.status()).toBe(200);
  expect(pdf.headers()["content-type"]).toBe("application/pdf");
  expect(pdf.headers()["content-disposition"]).toMatch(/^attachment;.*Certificat/);
  expect((await pdf.body()).equals(await again.body())).toBe(true);
  await openPage(page, at());
  await expect(page.getByRole("link", { name: /^Certificat d’inscription de Basile/ })).toHaveAttribute(
    "href",
    new URL(address).pathname,
  );
  await checkAccessibility(page);

  const checker = await visitor();
  await openPage(checker, townUrl(TOWN));
  await checker.getByRole("link", { name: "Vérifier un document" }).click();
  await checkAccessibility(checker);
  await fillForm(checker, { code: code.toLowerCase().replaceAll("-", " ") });
  await checker.getByRole("button", { name: "Vérifier" }).click();
  await expect(checker.getByText("Ce code est celui d’un document authentique")).toBeVisible();
  await expect(checker.locator("main")).toContainText(/Camille E\./);
  await expect(checker.locator("main")).not.toContainText(/Basile|Essai\w|rue de l’Essai|720/);
  await expect(checker.locator('meta[name="robots"]')).toHaveAttribute("content", /noindex/);
  await checkAccessibility(checker);
});

test("a code with a mistake is told before anybody is asked; one of nobody is unknown", async ({ page }) => {
  await openPage(page, townUrl(TOWN, "/verifier"));
  const check = () => page.getByRole("button", { name: "Vérifier" }).click();
  await check();
  await expectRefused(page, { code: "Écrivez le code qui figure au bas du document." });
  await fillForm(page, { code: "79EG-FGCJ-X121-PVS0-VG27" });
  await check();
  await expectToldWrong(page, { code: /faute de frappe/ });
  await expectKept(page, { code: "79EG-FGCJ-X121-PVS0-VG27" });
  await fillForm(page, { code: "79EG" });
  await check();
  await expectToldWrong(page, { code: /pas complet/ });
  await fillForm(page, { code: "79EG-FGCJ-X121-PVS0-VG2K" });
  await check();
  await expect(page.getByText("Aucun de nos documents ne porte ce code")).toBeVisible();
  await checkAccessibility(page);

  await openPage(page, townUrl(TOWN, "/verifier/79EG-FGCJ-X121-PVS0-VG27"));
  await expect(page.getByText("Ce code ne peut pas être lu")).toBeVisible();
  await expectKept(page, { code: "79EG-FGCJ-X121-PVS0-VG27" });
  await checkAccessibility(page);
});

test("what was paid is attested, for a period and for a year; then the days on which a child came", async ({
  page,
}) => {
  const family = await ownFamily(TOWN, { children: ["Céleste"] });
  const reference = await halfPaidInvoice(family);
  await comeInAs(page, TOWN, family);
  await openPage(page, at("/paiement"));
  await checkAccessibility(page);
  await create(page);
  await issued(page);
  for (const told of [reference, "Payé par Camille Payeur", "Reste à payer"]) {
    await expect(page.locator("main")).toContainText(told);
  }
  await expect(page.locator("main")).toContainText(/la somme de 10,00\s€/);
  await checkAccessibility(page);

  await openPage(page, at("/fiscale"));
  await checkAccessibility(page);
  await page.getByLabel(/Année/).selectOption({ index: 0 });
  await create(page);
  await issued(page);
  await expect(page.locator("main")).toContainText(
    /Frais de garde payés en \d{4} pour les enfants de moins de six ans/,
  );
  await expect(page.locator("main")).toContainText(/En tout, 10,00\s€ payés/);
  await checkAccessibility(page);

  const [first, last] = await eatenDays(family);
  await openPage(page, at("/frequentation"));
  await fillForm(page, { first, last });
  await create(page);
  await issued(page);
  await expect(page.locator("h1")).toHaveText("Attestation de fréquentation");
  await expect(page.locator("main")).toContainText("Céleste");
  await expect(page.locator("main")).toContainText(/2\sjours de présence/);
  await checkAccessibility(page);
});

test("nothing to attest, or a period that cannot be: one is told why, and keeps what one typed", async ({ page }) => {
  await comeInAs(page, TOWN, await ownFamily(TOWN, { children: ["Diane"] }));
  await openPage(page, at("/paiement"));
  await create(page);
  await expectRefusedWhole(page, /Il n’y a rien à attester/);
  await fillForm(page, { first: "02/01/2026", last: "01/01/2026" });
  await create(page);
  await expectToldWrong(page, { last: /Le dernier jour vient avant le premier/ });
  await expectKept(page, { first: "02/01/2026", last: "01/01/2026" });
  await openPage(page, at("/frequentation"));
  await checkAccessibility(page);
  await fillForm(page, { first: "31/02/2026", last: "01/01/2100" });
  await create(page);
  await expectToldWrong(page, { first: /Cette date n’existe pas/ });
  await fillForm(page, { first: "01/09/2026", last: "01/01/2100" });
  await create(page);
  await expectRefused(page, { last: /Nous attestons ce qui a eu lieu/ });
  await openPage(page, at("/fiscale"));
  await create(page);
  await expectRefusedWhole(page, /aucun paiement de votre foyer/);
});

test("somebody else’s certificate is as if it did not exist; who pays has payments only", async ({ page, visitor }) => {
  const family = await ownFamily(TOWN, { children: ["Ève"] });
  await comeInAs(page, TOWN, family);
  await openPage(page, at("/inscription"));
  await create(page);
  const { address } = await issued(page);
  const stranger = await visitor();
  await comeInAs(stranger, TOWN, await ownFamily(TOWN));
  await openPage(stranger, address, 404);
  const answers = [`${address}/fichier`, at(`/${randomUUID()}/fichier`)].map((url) => stranger.request.get(url));
  const [theirs, nobodys] = await Promise.all(answers);
  expect([theirs?.status(), nobodys?.status()]).toEqual([404, 404]);
  expect(await theirs?.text()).toBe(await nobodys?.text());

  const payer = await visitor();
  await comeInAs(payer, TOWN, await addAdult(family, "payeur"));
  await openPage(payer, at());
  await expect(payer.getByRole("link", { name: "Attestation de paiement" })).toBeVisible();
  await expect(payer.getByRole("link", { name: "Attestation fiscale" })).toHaveCount(0);
  await openPage(payer, at("/inscription"));
  await expect(payer.getByRole("heading", { name: "Cette page ne vous est pas ouverte" })).toBeVisible();
});
