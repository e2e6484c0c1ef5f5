import type { Page } from "@playwright/test";
import { checkAccessibility } from "../support/accessibility";
import { inTown } from "../support/base";
import { type TownSlug, townUrl } from "../support/environment";
import { untilHydrated } from "../support/hydrated";
import { expect, openPage, test } from "../support/journey";
import { nextMail } from "../support/mails";
import { type OwnFamily, ownFamily } from "../support/own-family";
import { tick } from "../support/refusals";
import { comeInAs } from "../support/session";
import { book, box, confirm, dayLine, goToRecap, openMonth, recapGroup } from "./support/month";
import { bookableDays, bookingsOn, ownSchool, sendToSchool } from "./support/places";

const OFFER = /^Place proposée jusqu’au /;

/** Families of one school with a single place, and a day that can be booked. */
async function fewPlaces(town: TownSlug, count: number): Promise<{ families: OwnFamily[]; day: string }> {
  const school = await ownSchool(town, 1);
  const families: OwnFamily[] = [];
  for (let made = 0; made < count; made++) {
    const family = await ownFamily(town);
    await sendToSchool(family, school);
    families.push(family);
  }
  const [first] = families;
  const [day = ""] = first ? await bookableDays(first, 1) : [];
  return { families, day };
}

/** Asks for a place on the waitlist, as the second or later family of that day. */
async function joinQueue(page: Parameters<typeof box>[0], family: OwnFamily, day: string): Promise<void> {
  await openMonth(page, family.town, day);
  await tick(box(page, family, day));
  await goToRecap(page);
  await confirm(page);
}

/** The address of the offer that came by mail. */
async function offerLink(family: OwnFamily): Promise<string> {
  const { links } = await nextMail(family.login, OFFER);
  return links.find((link) => link.includes("/place-proposee/")) ?? "";
}

test("a place that frees is offered by mail, declined, offered to the next one, and accepted", async ({
  page,
  visitor,
}) => {
  test.slow();
  const { families, day } = await fewPlaces("saint-chamond", 3);
  const [holder, first, second] = families;
  if (!holder || !first || !second) throw new Error("Three families are needed");
  const [pageOfFirst, pageOfSecond] = [await visitor(), await visitor()];
  await comeInAs(page, "saint-chamond", holder);
  await book(page, holder, day);

  await comeInAs(pageOfFirst, "saint-chamond", first);
  await openMonth(pageOfFirst, "saint-chamond", day);
  await expect(dayLine(pageOfFirst, day)).toContainText("complet, liste d’attente (vous seriez 1re)");
  await checkAccessibility(pageOfFirst);
  await tick(box(pageOfFirst, first, day));
  await goToRecap(pageOfFirst);
  await expect(recapGroup(pageOfFirst, "En liste d’attente")).toContainText("complet, vous seriez 1re");
  await checkAccessibility(pageOfFirst);
  await confirm(pageOfFirst);
  await expect(pageOfFirst.locator(".preau-lines")).toContainText("complet, 1re sur liste d’attente");
  await comeInAs(pageOfSecond, "saint-chamond", second);
  await joinQueue(pageOfSecond, second, day);
  await openPage(pageOfSecond, townUrl("saint-chamond", "/famille/attente"));
  await expect(pageOfSecond.getByText("2e sur la liste.")).toBeVisible();
  await checkAccessibility(pageOfSecond);

  await openMonth(page, "saint-chamond", day);
  await tick(box(page, holder, day), false);
  await goToRecap(page);
  await confirm(page);

  // The first one declines on a telephone without scripts, without a login. Opening the link changes nothing.
  const link = await offerLink(first);
  const telephone = await visitor({ javaScriptEnabled: false });
  await openPage(telephone, link);
  await expect(telephone.getByText(/Place proposée jusqu’au/)).toBeVisible();
  await openPage(pageOfFirst, townUrl("saint-chamond", "/famille"));
  await expect(pageOfFirst.getByText("Une place est proposée à Lou")).toBeVisible();
  await checkAccessibility(pageOfFirst);
  await telephone.getByRole("button", { name: "Refuser" }).click();
  await expect(telephone.getByRole("heading", { name: "La place est refusée" })).toBeVisible();

  const nextLink = await offerLink(second);
  const somewhere = await visitor();
  await openPage(somewhere, nextLink);
  await expect(somewhere.getByText(/Prix\s:\s\d+,\d\d\s€/)).toBeVisible();
  await checkAccessibility(somewhere);
  await somewhere.getByRole("button", { name: "Accepter la place" }).click();
  await expect(somewhere.getByRole("heading", { name: "La place est réservée" })).toBeVisible();
  await checkAccessibility(somewhere);
  await openPage(somewhere, nextLink);
  await expect(somewhere.getByRole("heading", { name: "La place est réservée" })).toBeVisible();
  await openPage(telephone, link);
  await expect(telephone.getByRole("heading", { name: "La place est refusée" })).toBeVisible();

  expect(await bookingsOn(holder, day)).toBe(0);
  expect(await bookingsOn(first, day)).toBe(0);
  expect(await bookingsOn(second, day)).toBe(1);
  await openPage(pageOfFirst, townUrl("saint-chamond", "/famille/attente"));
  await expect(pageOfFirst.getByText("place refusée")).toBeVisible();
  await openMonth(pageOfSecond, "saint-chamond", day);
  await expect(dayLine(pageOfSecond, day)).toContainText("réservé");
});

test("an offer that ran out says so, and the place goes to the next one by itself", async ({ page, visitor }) => {
  test.slow();
  const { families, day } = await fewPlaces("rive-de-gier", 3);
  const [holder, late, next] = families;
  if (!holder || !late || !next) throw new Error("Three families are needed");
  await comeInAs(page, "rive-de-gier", holder);
  await book(page, holder, day);
  const [pageOfLate, pageOfNext] = [await visitor(), await visitor()];
  await comeInAs(pageOfLate, "rive-de-gier", late);
  await joinQueue(pageOfLate, late, day);
  await comeInAs(pageOfNext, "rive-de-gier", next);
  await joinQueue(pageOfNext, next, day);
  await openMonth(page, "rive-de-gier", day);
  await tick(box(page, holder, day), false);
  await goToRecap(page);
  await confirm(page);

  const link = await offerLink(late);
  await openPage(pageOfLate, link);
  const [entry] = await inTown<{ id: string }>(
    "rive-de-gier",
    `UPDATE waitlist_entry SET offer_expires_at = now() - interval '1 minute'
     WHERE city_id = $1 AND family_id = $2 AND status = 'offered' RETURNING id`,
    [late.familyId],
  );
  await pageOfLate.getByRole("button", { name: "Accepter la place" }).click();
  await expect(pageOfLate.getByText(/Le délai (pour accepter la place du .* )?est passé/)).toBeVisible();
  await checkAccessibility(pageOfLate);
  await openPage(pageOfLate, link);
  await expect(pageOfLate.getByRole("heading", { name: "Cette proposition est terminée" })).toBeVisible();
  await expect(pageOfLate.getByRole("button", { name: /Accepter/ })).toHaveCount(0);
  await checkAccessibility(pageOfLate);

  // The job of the moment at which the offer ends, that moment having come.
  await inTown("rive-de-gier", "SELECT app.add_job('expire-offer', $2::json, now(), $3) WHERE $1::uuid IS NOT NULL", [
    JSON.stringify({ entryId: entry?.id }),
    `expire-offer:${entry?.id}`,
  ]);
  await openPage(pageOfNext, await offerLink(next));
  await pageOfNext.getByRole("button", { name: "Accepter la place" }).click();
  await expect(pageOfNext.getByRole("heading", { name: "La place est réservée" })).toBeVisible();
  expect(await bookingsOn(late, day)).toBe(0);
  expect(await bookingsOn(next, day)).toBe(1);
  await nextMail(late.login, /La place proposée n’est plus gardée pour vous/);
  await openPage(pageOfLate, townUrl("rive-de-gier", "/famille/attente"));
  await expect(pageOfLate.getByText(/l’offre du .+ a expiré le .+\. La place est revenue/)).toBeVisible();
});

test("one leaves a waitlist, and answers an offer from one's own space", async ({ page, visitor, withScript }) => {
  test.slow();
  const { families, day } = await fewPlaces("rive-de-gier", 3);
  const [holder, leaving, staying] = families;
  if (!holder || !leaving || !staying) throw new Error("Three families are needed");
  await comeInAs(page, "rive-de-gier", holder);
  await book(page, holder, day);
  const [pageOfLeaving, pageOfStaying] = [await visitor(), await visitor()];
  await comeInAs(pageOfLeaving, "rive-de-gier", leaving);
  await joinQueue(pageOfLeaving, leaving, day);
  await comeInAs(pageOfStaying, "rive-de-gier", staying);
  await joinQueue(pageOfStaying, staying, day);

  await openPage(pageOfLeaving, townUrl("rive-de-gier", "/famille/attente"));
  const otherTab = await pageOfLeaving.context().newPage();
  await openPage(otherTab, townUrl("rive-de-gier", "/famille/attente"));
  const leave = (tab: Page) => tab.getByRole("button", { name: /Quitter la liste d’attente/ });
  if (withScript) await untilHydrated(leave(otherTab));
  await leave(pageOfLeaving).click();
  await expect(pageOfLeaving.getByText("Vous n’êtes sur aucune liste d’attente.")).toBeVisible();
  await checkAccessibility(pageOfLeaving);
  await expect(pageOfLeaving.getByText("C’est fait : vous avez quitté cette liste d’attente.")).toBeVisible();
  await leave(otherTab).click();
  await expect(otherTab.getByText("C’est fait : vous avez quitté cette liste d’attente.")).toBeVisible();
  await openPage(pageOfStaying, townUrl("rive-de-gier", "/famille/attente"));
  await expect(pageOfStaying.getByText("1re sur la liste.")).toBeVisible();
  if (withScript) await untilHydrated(leave(pageOfStaying));

  await openMonth(page, "rive-de-gier", day);
  await tick(box(page, holder, day), false);
  await goToRecap(page);
  await confirm(page);
  // Who leaves just when a place is offered is told so, and keeps it.
  await leave(pageOfStaying).click();
  await expect(pageOfStaying.getByText(/Nous n’avons rien changé/)).toBeVisible();
  await expect(pageOfStaying.getByRole("heading", { name: "Places proposées" })).toBeVisible();
  await checkAccessibility(pageOfStaying);
  await expect(pageOfStaying.getByText(/Prix\s:\s\d+,\d\d\s€/)).toBeVisible();
  await pageOfStaying.getByRole("button", { name: "Accepter la place" }).click();
  await expect(pageOfStaying.getByText("C’est fait : la place est réservée.")).toBeVisible();
  await checkAccessibility(pageOfStaying);
  await expect(pageOfStaying.getByText("place acceptée")).toBeVisible();
  expect(await bookingsOn(staying, day)).toBe(1);
  await nextMail(staying.login, /^La place proposée est réservée/);
});

test("a link that we did not write is no offer", async ({ page }) => {
  await openPage(page, townUrl("corbas", `/place-proposee/${"A".repeat(22)}.${"B".repeat(43)}`), 404);
  await expect(page.getByRole("heading", { name: "Page introuvable" })).toBeVisible();
  await checkAccessibility(page);
});
