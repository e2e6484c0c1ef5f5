import { randomUUID } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import { addDays, dayOf, formatDayWithYear } from "../../../server/platform/dates";
import { typedDay } from "../../../server/platform/local-date";
import { checkAccessibility } from "../support/accessibility";
import { inTown } from "../support/base";
import { townUrl } from "../support/environment";
import { expect, openPage, test } from "../support/journey";
import { mails, nextMail } from "../support/mails";
import { type OwnFamily, ownFamily } from "../support/own-family";
import { expectKept, expectRefused, fillForm, tick } from "../support/refusals";
import { comeIn, ownAgent } from "./support/agents";
import { choose, expectDecided } from "./support/pages";
import { ownAddressChange } from "./support/requests";

const ACCEPT = { name: "Accepter, changer le dossier et envoyer l’e-mail" };
const REFUSE = { name: "Refuser et envoyer l’e-mail" };

async function addressOf({ town, familyId }: OwnFamily): Promise<string | undefined> {
  const [row] = await inTown<{ address_line: string }>(
    town,
    "SELECT address_line FROM family WHERE city_id = $1 AND id = $2",
    [familyId],
  );
  return row?.address_line;
}

test("before and after stand side by side; accepted, the dossier changes and the parent is told", async ({ page }) => {
  const [clerk, family] = [await ownAgent("saint-chamond"), await ownFamily("saint-chamond")];
  const id = await ownAddressChange(family, "8 place Neuve");
  await comeIn(page, clerk);
  await openPage(page, townUrl("saint-chamond", `/agents/modifications/${id}`));
  const table = page.getByRole("table", { name: "Ce qui change" });
  const line = table.getByRole("row", { name: /^Adresse postale/ });
  await expect(line.getByRole("cell")).toHaveText([
    "1 rue de l’Essai, 42400 Essai",
    "8 place Neuve, 42400 Essai",
    "1 rue de l’Essai, 42400 Essai",
  ]);
  await expect(page.getByText("Le dossier a changé depuis la demande")).toHaveCount(0);
  await expect(page.getByText("Votre demande de modification est acceptée")).toBeVisible();
  await checkAccessibility(page);

  await choose(page, "Hors de la commune");
  const since = page.getByRole("textbox", { name: "À partir du" });
  await since.fill("01/09/1926");
  await page.getByRole("button", ACCEPT).click();
  await expectRefused(page, { from: /trop loin d’aujourd’hui/ });
  expect(await addressOf(family)).toBe("1 rue de l’Essai");
  const from = addDays(dayOf(Temporal.Now.instant(), "Europe/Paris"), -4);
  await since.fill(typedDay(from));
  await page.getByRole("button", ACCEPT).click();
  await expectDecided(page, "Acceptée", clerk.name);
  await checkAccessibility(page);
  expect(await addressOf(family)).toBe("8 place Neuve");
  await nextMail(family.login, /Votre demande de modification est acceptée/);
  await page.getByRole("link", { name: /^Dossier n°/ }).click();
  await expect(page.locator("main")).toContainText("8 place Neuve");
  await expect(page.locator("main")).toContainText(`hors de la commune à partir du ${formatDayWithYear(from)}`);
});

test("a dossier that changed meanwhile is replaced only when the clerk says so", async ({ page }) => {
  const [clerk, family] = [await ownAgent("corbas"), await ownFamily("corbas")];
  const id = await ownAddressChange(family, "8 place Neuve");
  await inTown("corbas", "UPDATE family SET address_line = '5 quai Autre' WHERE city_id = $1 AND id = $2", [
    family.familyId,
  ]);
  await comeIn(page, clerk);
  await openPage(page, townUrl("corbas", `/agents/modifications/${id}`));
  await expect(page.getByRole("heading", { name: /Le dossier a changé depuis la demande/ })).toBeVisible();
  await expect(page.getByRole("row", { name: /^Adresse postale/ })).toContainText(
    /5 quai Autre.*a changé depuis la demande/,
  );
  await checkAccessibility(page);
  await page.getByRole("button", ACCEPT).click();
  await expectRefused(page, { overwrite: /Le dossier a changé depuis la demande \(adresse postale\)/ });
  expect(await addressOf(family)).toBe("5 quai Autre");
  await tick(page.getByLabel(/Remplacer la valeur actuelle du dossier/));
  await page.getByRole("button", ACCEPT).click();
  await expectDecided(page, "Acceptée", clerk.name);
  expect(await addressOf(family)).toBe("8 place Neuve");
});

test("a dossier that changes while the clerk looks is not overwritten either", async ({ page }) => {
  const [clerk, family] = [await ownAgent("corbas"), await ownFamily("corbas")];
  const id = await ownAddressChange(family, "8 place Neuve");
  await comeIn(page, clerk);
  await openPage(page, townUrl("corbas", `/agents/modifications/${id}`));
  await expect(page.getByLabel(/Remplacer la valeur actuelle/)).toHaveCount(0);
  await inTown("corbas", "UPDATE family SET address_line = '5 quai Autre' WHERE city_id = $1 AND id = $2", [
    family.familyId,
  ]);
  await page.getByRole("button", ACCEPT).click();
  await expectRefused(page, { overwrite: /Comparez les valeurs/ });
  await tick(page.getByLabel(/Remplacer la valeur actuelle/));
  await page.getByRole("button", ACCEPT).click();
  await expectDecided(page, "Acceptée", clerk.name);
});

test("a refusal begins with a model, is edited, and leaves as it was written", async ({ page }) => {
  const [clerk, family] = [await ownAgent("rive-de-gier"), await ownFamily("rive-de-gier")];
  const id = await ownAddressChange(family, "8 place Neuve");
  await comeIn(page, clerk);
  await openPage(page, townUrl("rive-de-gier", `/agents/modifications/${id}`));
  await page.getByRole("button", REFUSE).click();
  await expectRefused(page, { reason: /Écrivez la raison du refus/ });
  await page.getByRole("link", { name: "Justificatif de domicile à envoyer" }).click();
  const answer = page.getByLabel(/Votre réponse/);
  await expect(answer).toHaveValue(/^Pour changer d’adresse, nous avons besoin d’un justificatif/);
  const edited = `Celui que vous avez envoyé a plus de trois mois. ${await answer.inputValue()}`;
  await fillForm(page, { reason: edited });
  await checkAccessibility(page);
  await page.getByRole("button", REFUSE).click();
  await expectDecided(page, "Refusée", clerk.name);
  await expect(page.getByText(/Raison envoyée\s: Celui que vous avez envoyé/)).toBeVisible();
  const { text } = await nextMail(family.login, /Votre demande de modification est refusée/);
  expect(text).toContain(edited);
  expect(await addressOf(family)).toBe("1 rue de l’Essai");
});

test("a reason that is too long is told, and nothing written is lost", async ({ page }) => {
  const family = await ownFamily("rive-de-gier");
  const id = await ownAddressChange(family, "8 place Neuve");
  await comeIn(page, await ownAgent("rive-de-gier"));
  await openPage(page, townUrl("rive-de-gier", `/agents/modifications/${id}`));
  // The field stops at its limit; a text that comes by another way does not.
  await page.locator('[name="reason"]').evaluate((area) => area.removeAttribute("maxlength"));
  const reason = "Il manque une pièce. ".repeat(60).trim();
  await fillForm(page, { reason });
  await page.getByRole("button", REFUSE).click();
  await expectRefused(page, { reason: "Ce texte est trop long. Écrivez au plus 1000 caractères." });
  await expectKept(page, { reason });
  expect(await mails(family.login)).toEqual([]);
});

test("a request that the family withdrew says so, and there is nothing to decide", async ({ page }) => {
  const family = await ownFamily("corbas");
  const id = await ownAddressChange(family, "8 place Neuve");
  await inTown(
    "corbas",
    "UPDATE change_request SET status = 'withdrawn', decided_at = now() WHERE city_id = $1 AND id = $2",
    [id],
  );
  await comeIn(page, await ownAgent("corbas"));
  await openPage(page, townUrl("corbas", `/agents/modifications/${id}`));
  await expect(page.getByRole("status").filter({ hasText: "Retirée par la famille" })).toBeVisible();
  await expect(page.getByRole("button", REFUSE)).toHaveCount(0);
  await checkAccessibility(page);
  await openPage(page, townUrl("corbas", `/agents/modifications/${randomUUID()}`), 404);
});
