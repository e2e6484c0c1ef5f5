import { randomBytes, randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { checkAccessibility } from "../support/accessibility";
import { inTown } from "../support/base";
import { townUrl } from "../support/environment";
import { expect, openPage, test } from "../support/journey";
import { type OwnFamily, ownFamily } from "../support/own-family";
import { expectRefused, expectToldWrong } from "../support/refusals";
import { comeInAs } from "../support/session";
import { goodPdf, goodPhoto, type SentFile, send } from "./support/files";

/** A picture that holds a program, under the name of another kind. */
const DISGUISED: SentFile = {
  name: "photo.png",
  mimeType: "image/png",
  buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
};

const HEAVY: SentFile = { name: "énorme.jpg", mimeType: "image/jpeg", buffer: randomBytes(10_800_000) };

async function openUpload(page: Page): Promise<void> {
  await openPage(page, townUrl("saint-chamond", "/famille/documents/deposer"));
  await page.getByRole("link", { name: "Justificatif de domicile" }).click();
  await expect(page.getByLabel(/Fichiers/)).toBeVisible();
}

/** Sends a file all the way, and gives the address of its download. */
async function sent(page: Page, file: SentFile): Promise<string> {
  await openUpload(page);
  await send(page, [file]);
  await expect(page).toHaveURL(townUrl("saint-chamond", "/famille/documents?fait=envoi"));
  const href = await page
    .getByRole("link", { name: new RegExp(`Télécharger ${file.name}`) })
    .first()
    .getAttribute("href");
  return new URL(href ?? "", page.url()).href;
}

async function documentsOf(family: OwnFamily): Promise<number> {
  const rows = await inTown("saint-chamond", "SELECT id FROM document WHERE city_id = $1 AND family_id = $2", [
    family.familyId,
  ]);
  return rows.length;
}

test("the limits are told before one chooses, and what is no document is refused", async ({ page }) => {
  const family = await ownFamily("saint-chamond");
  await comeInAs(page, "saint-chamond", family);
  await openPage(page, townUrl("saint-chamond", "/famille/documents/deposer"));
  await checkAccessibility(page);
  await openUpload(page);
  await expect(
    page.getByText(/PDF, ou photo JPEG ou PNG.*Mo au plus par fichier.*il reste 60\sfichiers et 200\sMo/),
  ).toBeVisible();
  await checkAccessibility(page);
  await page.getByRole("button", { name: "Envoyer", exact: true }).click();
  await expectRefused(page, { files: "Choisissez au moins un fichier." });
  await send(page, [DISGUISED]);
  await expectRefused(page, { files: /«\sphoto\.png\s» n’est ni un PDF, ni une photo JPEG ou PNG, même si son nom/ });
  await send(page, [HEAVY]);
  await expectToldWrong(page, { files: /trop lourd/ });
  await send(page, [await goodPdf(), DISGUISED]);
  await expectToldWrong(page, { files: /«\sphoto\.png\s»/ });
  const photo = await goodPhoto();
  await send(page, [photo, photo, photo, photo, photo]);
  await expectToldWrong(page, { files: /Choisissez au plus 4 fichiers à la fois/ });
  // With a script, the form never leaves the browser.
  if (test.info().project.use.javaScriptEnabled === false) {
    await send(page, [HEAVY, HEAVY, HEAVY, HEAVY]);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Votre envoi est trop lourd");
    await checkAccessibility(page);
    await page.getByRole("link", { name: "Revenir au formulaire" }).click();
    await expect(page.getByLabel(/Fichiers/)).toBeVisible();
  }
  expect(await documentsOf(family)).toBe(0);
});

test("a PDF and a photo are sent, listed, downloaded as attachments, and withdrawn", async ({ page }) => {
  const family = await ownFamily("saint-chamond");
  await comeInAs(page, "saint-chamond", family);
  await openPage(page, townUrl("saint-chamond", "/famille/documents"));
  await expect(page.getByText("Vous n’avez envoyé aucun document.")).toBeVisible();
  await checkAccessibility(page);
  const pdf = await sent(page, await goodPdf());
  await expect(page.getByText("Vos fichiers sont envoyés.")).toBeVisible();
  await checkAccessibility(page);
  const photo = await sent(page, await goodPhoto());

  for (const [address, type] of [
    [pdf, "application/pdf"],
    [photo, "image/jpeg"],
  ] as const) {
    const answer = await page.request.get(address);
    expect(answer.status()).toBe(200);
    const headers = answer.headers();
    expect(headers["content-disposition"]).toMatch(/^attachment;/);
    expect(headers["content-type"]).toBe(type);
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["content-security-policy"]).toContain("sandbox");
    expect(headers["cache-control"]).toContain("no-store");
  }
  // The picture was made again: what a camera wrote in it is gone, and it still is a picture.
  const picture = await (await page.request.get(photo)).body();
  expect(picture.subarray(0, 3).toString("hex")).toBe("ffd8ff");

  await page
    .getByRole("listitem")
    .filter({ hasText: "quittance.pdf" })
    .getByRole("button", { name: /Retirer/ })
    .click();
  await expect(page.getByText("Le document est retiré, et son fichier effacé.")).toBeVisible();
  await expect(page.getByRole("link", { name: /Télécharger quittance\.pdf/ })).toHaveCount(0);
  await checkAccessibility(page);
  expect((await page.request.get(pdf)).status()).toBe(404);
});

test("somebody else's document is as if it did not exist", async ({ page, visitor }) => {
  const [family, stranger] = [await ownFamily("saint-chamond"), await ownFamily("saint-chamond")];
  await comeInAs(page, "saint-chamond", family);
  const address = await sent(page, await goodPdf());
  const other = await visitor();
  await comeInAs(other, "saint-chamond", stranger);
  const unknown = townUrl("saint-chamond", `/famille/documents/${randomUUID()}/fichier`);
  const answers = [await other.request.get(address), await other.request.get(unknown)];
  const [theirs, nobodys] = await Promise.all(answers.map((answer) => answer.text()));
  expect(answers.map((answer) => answer.status())).toEqual([404, 404]);
  expect(theirs).toBe(nobodys);
  await openPage(other, townUrl("saint-chamond", `/famille/documents/deposer?type=${randomUUID()}`), 404);
  await expect(other.getByRole("heading", { name: "Page introuvable" })).toBeVisible();
  const nobody = await visitor();
  const answer = await nobody.request.get(address, { maxRedirects: 0 });
  expect(answer.headers()["content-disposition"] ?? "").toBe("");
  expect([303, 307, 401, 404]).toContain(answer.status());
});
