import { checkAccessibility } from "../support/accessibility";
import { townUrl } from "../support/environment";
import { expect, openPage, test, textOf } from "../support/journey";
import { mails, nextMail } from "../support/mails";
import { ownFamily } from "../support/own-family";
import { expectRefusedWhole, tick } from "../support/refusals";
import { comeInAs } from "../support/session";
import { book, box, confirm, dayLine, goToRecap, openMonth, recapGroup } from "./support/month";
import { bookableDays, bookingsOn, nextHoliday, ownSchool, pastDay, sendToSchool } from "./support/places";

const SAVED = /^Vos réservations .* sont enregistrées$/;

test("all the children of a family are booked at once, with the price of each day", async ({ page, withScript }) => {
  const family = await ownFamily("saint-chamond", { children: ["Maya", "Nils", "Olga"] });
  const [first = "", second = ""] = await bookableDays(family, 2);
  await comeInAs(page, "saint-chamond", family);
  await openMonth(page, "saint-chamond", first);
  for (const child of ["Maya", "Nils", "Olga"]) await expect(dayLine(page, first)).toContainText(child);
  await expect(dayLine(page, first)).toContainText(/à réserver avant le/);
  await checkAccessibility(page);

  for (const child of [0, 1, 2]) await tick(box(page, family, first, child));
  await tick(box(page, family, second, 1));
  if (withScript) await expect(page.locator(".preau-selection")).toHaveText(/^4 ajoutés\s: \+\s9,40\s€$/);
  await goToRecap(page);
  const added = recapGroup(page, "À réserver");
  await expect(added.getByRole("listitem")).toHaveCount(4);
  // A quotient of 720 is in the band from 640 to less than 860.
  await expect(added.getByRole("listitem").first()).toContainText(/Maya\s: 2,35\s€/);
  await expect(page.locator(".preau-totals dd").last()).toHaveText(/^9,40\s€$/);
  await page.getByText("Comment ces prix sont calculés").click();
  await expect(page.locator("details").filter({ hasText: "Comment ces prix" })).toContainText("Tarif résident");
  expect(await bookingsOn(family, first)).toBe(0);
  await checkAccessibility(page);

  await confirm(page);
  await expect(page.getByText("Vos changements sont enregistrés.")).toBeVisible();
  await expect(page.getByText(/Total de ce qui vient d’être réservé\s: 9,40\s€/)).toBeVisible();
  await checkAccessibility(page);
  const mail = await nextMail(family.login, SAVED);
  for (const child of ["Maya", "Nils", "Olga"]) expect(mail.text).toContain(`${child}\u00a0: réservé, 2,35`);
  expect(mail.subject).not.toContain("Maya");
  expect(await bookingsOn(family, first)).toBe(3);

  await openMonth(page, "saint-chamond", first);
  await expect(box(page, family, first, 0)).toBeChecked();
  await expect(dayLine(page, first)).toContainText("réservé");
  await openPage(page, townUrl("saint-chamond", "/famille/reservations/historique"));
  await expect(page.getByText(/réservé, 2,35/)).toHaveCount(4);
  await checkAccessibility(page);
});

test("confirming twice books once: two clicks, two tabs, the back button", async ({ page, context }) => {
  const family = await ownFamily("rive-de-gier");
  const [day = ""] = await bookableDays(family, 1);
  await comeInAs(page, "rive-de-gier", family);
  await openMonth(page, "rive-de-gier", day);
  await tick(box(page, family, day));
  await goToRecap(page);
  const otherTab = await context.newPage();
  await otherTab.goto(page.url());
  const recap = page.url();

  await page.getByRole("button", { name: "Confirmer" }).dblclick();
  await expect(page).toHaveURL(/\/confirmation\?brouillon=/);
  const done = await textOf(page.locator(".preau-lines"));
  await otherTab.getByRole("button", { name: "Confirmer" }).click();
  await expect(otherTab).toHaveURL(/\/confirmation\?brouillon=/);
  expect(await textOf(otherTab.locator(".preau-lines"))).toBe(done);
  await page.goto(recap);
  await expect(page).toHaveURL(/\/confirmation\?brouillon=/);
  await page.goBack();
  await expect(page.locator("h1")).toBeVisible();

  expect(await bookingsOn(family, day)).toBe(1);
  await nextMail(family.login, SAVED);
  expect((await mails(family.login)).filter(({ subject }) => SAVED.test(subject))).toHaveLength(1);
});

test("a booking is cancelled in time, and its price comes off", async ({ page }) => {
  const family = await ownFamily("rive-de-gier");
  const [day = ""] = await bookableDays(family, 1);
  await comeInAs(page, "rive-de-gier", family);
  await book(page, family, day);
  await openMonth(page, "rive-de-gier", day);
  await expect(page.getByText(/Ce mois-ci\s: 1 réservation/)).toBeVisible();
  await tick(box(page, family, day), false);
  await goToRecap(page);
  await expect(recapGroup(page, "À annuler").getByRole("listitem")).toContainText(/Lou\s: annulé, −\s2,60\s€/);
  await expect(page.locator(".preau-totals dd").last()).toHaveText(/^0,00\s€$/);
  await checkAccessibility(page);
  await confirm(page);
  await expect(page.locator(".preau-lines")).toContainText("annulé");
  expect(await bookingsOn(family, day)).toBe(0);
  await openPage(page, townUrl("rive-de-gier", "/famille/reservations/historique"));
  await expect(page.locator(".preau-lines")).toContainText("annulé");
});

test("a month sent without any change says what to do, and keeps its boxes", async ({ page }) => {
  const family = await ownFamily("corbas");
  const [day = ""] = await bookableDays(family, 1);
  await comeInAs(page, "corbas", family);
  await openMonth(page, "corbas", day);
  await page.getByRole("button", { name: "Voir le récapitulatif" }).click();
  await expectRefusedWhole(page, /Vous n’avez rien changé/);
  await tick(box(page, family, day));
  await goToRecap(page);
  await page.getByRole("link", { name: "Revenir au calendrier sans rien enregistrer" }).click();
  await expect(box(page, family, day)).not.toBeChecked();
  expect(await bookingsOn(family, day)).toBe(0);
});

test("a day that is over is a text, not a box", async ({ page }) => {
  const family = await ownFamily("rive-de-gier");
  const day = await pastDay(family);
  await comeInAs(page, "rive-de-gier", family);
  await openMonth(page, "rive-de-gier", day);
  await expect(box(page, family, day)).toHaveCount(0);
  await expect(dayLine(page, day)).toContainText("pas réservé");
  await checkAccessibility(page);
});

test("holidays are closed, and the page says which", async ({ page }) => {
  const family = await ownFamily("saint-chamond");
  const { label, day } = await nextHoliday("saint-chamond");
  await comeInAs(page, "saint-chamond", family);
  await openMonth(page, "saint-chamond", day);
  const closed = page.locator(".preau-month__closed").filter({ hasText: new RegExp(label.replaceAll("'", "."), "i") });
  await expect(closed.first()).toHaveText(/fermé/);
});

test("siblings who want to be together wait together when a place is missing", async ({ page }) => {
  const family = await ownFamily("rive-de-gier", { children: ["Paul", "Rosa"] });
  await sendToSchool(family, await ownSchool("rive-de-gier", 1));
  const [day = ""] = await bookableDays(family, 1);
  await comeInAs(page, "rive-de-gier", family);
  await openMonth(page, "rive-de-gier", day);
  await expect(dayLine(page, day)).toContainText(/libre \(1\splace\)/);
  for (const child of [0, 1]) await tick(box(page, family, day, child));
  await tick(page.getByLabel(/Tous ensemble ou rien/));
  await goToRecap(page);
  await expect(recapGroup(page, "En liste d’attente").getByRole("listitem")).toHaveCount(2);
  await expect(page.getByText("pas assez de places pour tous").first()).toBeVisible();
  await checkAccessibility(page);
  await confirm(page);
  expect(await bookingsOn(family, day)).toBe(0);

  await openPage(page, townUrl("rive-de-gier", "/famille/attente"));
  await expect(page.getByText(/Avec Rosa, ou pas du tout/)).toBeVisible();
  await checkAccessibility(page);
});
