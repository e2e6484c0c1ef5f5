import { checkAccessibility } from "../support/accessibility";
import { townUrl } from "../support/environment";
import { expect, openPage, test } from "../support/journey";
import { nextMail } from "../support/mails";
import { ownFamily } from "../support/own-family";
import { tick } from "../support/refusals";
import { comeInAs } from "../support/session";
import { box, confirm, dayLine, goToRecap, openMonth, recapGroup } from "./support/month";
import { addAdult } from "./support/people";
import { bookableDays, bookingsOn, ownSchool, sendToSchool, setPlaces } from "./support/places";

test("two parents edit the same month: each sees what the other did, and nothing is overwritten", async ({
  page,
  visitor,
}) => {
  const family = await ownFamily("saint-chamond");
  const [kept = "", cancelled = "", added = "", mine = ""] = await bookableDays(family, 4);
  const other = await visitor();
  await comeInAs(page, "saint-chamond", family);
  await comeInAs(other, "saint-chamond", await addAdult(family, "parent"));
  await openMonth(page, "saint-chamond", kept);
  for (const day of [kept, cancelled]) await tick(box(page, family, day));
  await goToRecap(page);
  await confirm(page);

  // Both look at the same month; the other parent is faster.
  await openMonth(page, "saint-chamond", kept);
  await openMonth(other, "saint-chamond", kept);
  await tick(box(other, family, cancelled), false);
  await tick(box(other, family, added));
  await goToRecap(other);
  await confirm(other);

  await tick(box(page, family, mine));
  await goToRecap(page);
  const byOther = recapGroup(page, "Changé par quelqu’un d’autre");
  await expect(byOther.getByRole("listitem")).toHaveCount(2);
  await expect(recapGroup(page, "À réserver").getByRole("listitem")).toHaveCount(1);
  await expect(recapGroup(page, "À annuler")).toHaveCount(0);
  await checkAccessibility(page);
  await confirm(page);
  for (const [day, count] of [
    [kept, 1],
    [cancelled, 0],
    [added, 1],
    [mine, 1],
  ] as const) {
    expect(await bookingsOn(family, day), day).toBe(count);
  }
});

test("what the other parent does between the recap and the confirmation is shown before anything is done", async ({
  page,
  visitor,
}) => {
  const family = await ownFamily("rive-de-gier");
  const [first = "", second = ""] = await bookableDays(family, 2);
  const other = await visitor();
  await comeInAs(page, "rive-de-gier", family);
  await comeInAs(other, "rive-de-gier", await addAdult(family, "parent"));
  await openMonth(page, "rive-de-gier", first);
  for (const day of [first, second]) await tick(box(page, family, day));
  await goToRecap(page);

  await openMonth(other, "rive-de-gier", first);
  await tick(box(other, family, first));
  await goToRecap(other);
  await confirm(other);

  await page.getByRole("button", { name: "Confirmer" }).click();
  await expect(page.getByText("Le récapitulatif a changé")).toBeVisible();
  await expect(recapGroup(page, "Déjà fait entre-temps").getByRole("listitem")).toHaveCount(1);
  expect(await bookingsOn(family, second)).toBe(0);
  await checkAccessibility(page);
  await confirm(page);
  expect(await bookingsOn(family, first)).toBe(1);
  expect(await bookingsOn(family, second)).toBe(1);
  await openMonth(page, "rive-de-gier", first);
  await expect(dayLine(page, first)).toContainText("réservé");
});

test("a place that the other parent accepted meanwhile is not given up by an old page", async ({ page, visitor }) => {
  const family = await ownFamily("rive-de-gier");
  await sendToSchool(family, await ownSchool("rive-de-gier", 1));
  const [day = ""] = await bookableDays(family, 1);
  await setPlaces(family, day, 0);
  const other = await visitor();
  await comeInAs(page, "rive-de-gier", family);
  await comeInAs(other, "rive-de-gier", await addAdult(family, "parent"));
  await openMonth(page, "rive-de-gier", day);
  await tick(box(page, family, day));
  await goToRecap(page);
  await confirm(page);

  // The page of the first parent shows the waitlist; a place comes, and the other parent takes it.
  await openMonth(page, "rive-de-gier", day);
  await expect(dayLine(page, day)).toContainText("1re sur liste d’attente");
  await setPlaces(family, day, 1);
  await nextMail(family.login, /^Place proposée/);
  await openPage(other, townUrl("rive-de-gier", "/famille/attente"));
  await other.getByRole("button", { name: "Accepter la place" }).click();
  await expect(other.getByText("place acceptée")).toBeVisible();

  await tick(box(page, family, day), false);
  await goToRecap(page);
  const conflict = recapGroup(page, "Changé entre-temps, non modifié");
  await expect(conflict.getByRole("listitem")).toContainText("réservé");
  await expect(page.getByText("Il n’y a rien à confirmer")).toBeVisible();
  await expect(page.getByRole("button", { name: "Confirmer" })).toHaveCount(0);
  await checkAccessibility(page);
  expect(await bookingsOn(family, day)).toBe(1);
});
