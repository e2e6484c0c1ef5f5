import type { Page } from "@playwright/test";
import { formatDay, localDate } from "../../../server/platform/dates";
import { checkAccessibility } from "../support/accessibility";
import { townUrl } from "../support/environment";
import { expect, openPage, test, textOf } from "../support/journey";
import { identifyAtFranceConnect } from "../support/log-in";
import { nextMail } from "../support/mails";
import { tick } from "../support/refusals";
import { angelasAddress, angelasFamily, freeDays, leavePlaces } from "./support/angela";
import { goodPhoto, send } from "./support/files";
import { box, confirm, dayLine, goToRecap, openMonth, recapGroup } from "./support/month";
import { bookingsOn } from "./support/places";

/*
 * The whole way of one person, as `test` of FranceConnect's base, on a phone: what a new user tries after `npm run demo`.
 * Two of them may run at once, with and without scripts: each takes days of a month of its own.
 */
const TOWN = "saint-chamond";
const QUOTIENT = "860";

/** The price of one meal, as the town's public simulator tells it to anybody. */
async function simulatedMeal(page: Page): Promise<string> {
  await openPage(page, townUrl(TOWN));
  await page
    .locator("main")
    .getByRole("link", { name: /Simul|Calculer/ })
    .first()
    .click();
  await expect(page).toHaveURL(townUrl(TOWN, "/simulateur?activite=cantine"));
  await page.getByLabel("Votre quotient familial").fill(QUOTIENT);
  await tick(page.getByLabel("À Saint-Chamond"));
  await tick(page.getByLabel("Lundi", { exact: true }).first());
  await page.getByRole("button", { name: "Calculer le prix" }).click();
  await expect(page.getByText("Tarif appliqué : Tarif résident.")).toBeVisible();
  await checkAccessibility(page);
  return textOf(page.locator(".preau-estimate dd").first());
}

/** From the door of the bookings to FranceConnect and back to the page that was asked for. */
async function comeIn(page: Page): Promise<void> {
  await openPage(page, townUrl(TOWN));
  await page
    .locator("main")
    .getByRole("link", { name: /Réserver/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/connexion\?suite=/);
  await page.getByRole("button", { name: /FranceConnect/ }).click();
  await identifyAtFranceConnect(page, "test");
  await expect(page).toHaveURL(townUrl(TOWN, "/famille/reservations"));
}

async function readDossier(page: Page): Promise<void> {
  await openPage(page, townUrl(TOWN, "/famille/dossier"));
  await expect(page.getByText("(vérifiés par FranceConnect)")).toBeVisible();
  for (const child of ["Lina", "Noé", "Zoé"]) await expect(page.getByRole("heading", { name: child })).toBeVisible();
  await expect(page.getByText(/860,00\s€, QF de .*reçu de la CAF|860,00\s€, QF de /)).toBeVisible();
  await expect(page.getByText(/École .*(CM2|CE2|GS)/).first()).toBeVisible();
  await checkAccessibility(page);
}

test("as `test`: the price, the login, the dossier, a month for three children, a queue, a place, a document", async ({
  page,
  visitor,
  withScript,
}) => {
  test.setTimeout(300_000);
  const family = await angelasFamily();
  const [shared = "", changed = "", full = ""] = await freeDays(family, 3, withScript ? 0 : 1);
  const zoe = family.children.findIndex(({ firstName }) => firstName === "Zoé");
  const price = await simulatedMeal(page);

  await comeIn(page);
  const address = await angelasAddress();
  await readDossier(page);

  // A month for all the children: the same price as anybody is told, line by line, before anything is kept.
  await openMonth(page, TOWN, shared);
  for (const child of ["Lina", "Noé", "Zoé"]) await expect(dayLine(page, shared)).toContainText(child);
  for (const child of [0, 1, 2]) await tick(box(page, family, shared, child));
  await tick(box(page, family, changed));
  await goToRecap(page);
  const added = recapGroup(page, "À réserver").getByRole("listitem");
  await expect(added).toHaveCount(4);
  for (const line of await added.all()) await expect(line).toContainText(price);
  await checkAccessibility(page);
  await confirm(page);
  await expect(page.getByText("Vos changements sont enregistrés.")).toBeVisible();
  expect([await bookingsOn(family, shared), await bookingsOn(family, changed)]).toEqual([3, 1]);
  await checkAccessibility(page);
  const mail = await nextMail(address, /^Vos réservations .* sont enregistrées$/, formatDay(localDate(shared)));
  for (const child of ["Lina", "Noé", "Zoé"]) expect(mail.text).toContain(`${child}\u00a0: réservé`);

  // One of them is taken back in time: nothing is due for it.
  await openMonth(page, TOWN, changed);
  await tick(box(page, family, changed), false);
  await goToRecap(page);
  await expect(recapGroup(page, "À annuler").getByRole("listitem")).toContainText("annulé, −");
  await confirm(page);
  expect([await bookingsOn(family, shared), await bookingsOn(family, changed)]).toEqual([3, 0]);

  // Zoé's school is full that day: a rank, then the place that frees, accepted from the mail without a login.
  const { id: zoeId = "" } = family.children[zoe] ?? {};
  await leavePlaces(family, zoeId, full, 0);
  await openMonth(page, TOWN, full);
  await expect(dayLine(page, full)).toContainText("complet, liste d’attente (vous seriez 1re)");
  await tick(box(page, family, full, zoe));
  await goToRecap(page);
  await expect(recapGroup(page, "En liste d’attente").getByRole("listitem")).toContainText("complet, vous seriez 1re");
  await confirm(page);
  await openPage(page, townUrl(TOWN, "/famille/attente"));
  await expect(page.getByText("1re sur la liste.")).toBeVisible();
  await leavePlaces(family, zoeId, full, 1);
  const { links } = await nextMail(address, /^Place proposée jusqu’au /, formatDay(localDate(full)));
  const somewhere = await visitor({ javaScriptEnabled: withScript });
  await openPage(somewhere, links.find((link) => link.includes("/place-proposee/")) ?? "");
  await checkAccessibility(somewhere);
  await somewhere.getByRole("button", { name: "Accepter la place" }).click();
  await expect(somewhere.getByRole("heading", { name: "La place est réservée" })).toBeVisible();
  expect(await bookingsOn(family, full)).toBe(1);
  await openPage(page, townUrl(TOWN, "/famille/reservations/historique"));
  await expect(page.getByText("Par le lien d’une place proposée par e-mail").first()).toBeVisible();
  await checkAccessibility(page);

  // A photo of a document, with what the town makes of it.
  await openPage(page, townUrl(TOWN, "/famille/documents/deposer"));
  await page.getByRole("link", { name: "Justificatif de domicile" }).click();
  await send(page, [await goodPhoto()]);
  await expect(page).toHaveURL(townUrl(TOWN, "/famille/documents?fait=envoi"));
  await expect(page.getByText("En attente de la mairie").first()).toBeVisible();
  await checkAccessibility(page);
});
