import { checkAccessibility } from "../support/accessibility";
import { inTown } from "../support/base";
import { townUrl } from "../support/environment";
import { expect, openPage, test } from "../support/journey";
import { type OwnFamily, ownFamily } from "../support/own-family";
import { expectKept, expectRefused, expectRefusedWhole, fillForm, tick } from "../support/refusals";
import { comeInAs } from "../support/session";
import { confirm, goToRecap, recapGroup } from "./support/month";
import { bookableDays } from "./support/places";

/** "2026-12-03" as one types it. */
const typed = (day: string) => day.split("-").reverse().join("/");

function daysAfter(day: string, count: number): string {
  return new Date(Date.parse(day) + count * 86_400_000).toISOString().slice(0, 10);
}

const toRecap = { name: "Voir le récapitulatif" };

async function booked(family: OwnFamily): Promise<{ child_id: string; day: string; weekday: number }[]> {
  return inTown(
    family.town,
    `SELECT child_id, day::text, extract(isodow FROM day)::integer AS weekday FROM booking
     WHERE city_id = $1 AND family_id = $2 AND status = 'booked' ORDER BY day`,
    [family.familyId],
  );
}

test("a usual week is booked over a period for all the children, then replaced by another", async ({ page }) => {
  const family = await ownFamily("rive-de-gier", { children: ["Sara", "Théo"] });
  const days = await bookableDays(family, 8);
  const period = { from: typed(days[0] ?? ""), to: typed(days.at(-1) ?? "") };
  await comeInAs(page, "rive-de-gier", family);
  await openPage(page, townUrl("rive-de-gier", "/famille/reservations/semaine-type"));
  await checkAccessibility(page);
  await tick(page.getByRole("group", { name: /Jours de Sara/ }).getByLabel("Mardi"));
  await tick(page.getByLabel("Les mêmes jours pour tous mes enfants"));
  await fillForm(page, period);
  await goToRecap(page);
  await expect(recapGroup(page, "À réserver").getByText("mardi").first()).toBeVisible();
  await checkAccessibility(page);
  await confirm(page);
  const tuesdays = await booked(family);
  expect(tuesdays.length).toBeGreaterThan(1);
  expect(new Set(tuesdays.map(({ weekday }) => weekday))).toEqual(new Set([2]));
  for (const { id } of family.children) {
    expect(tuesdays.filter(({ child_id }) => child_id === id)).toHaveLength(tuesdays.length / 2);
  }

  await openPage(page, townUrl("rive-de-gier", "/famille/reservations/semaine-type"));
  for (const child of ["Sara", "Théo"]) {
    await tick(page.getByRole("group", { name: new RegExp(`Jours de ${child}`) }).getByLabel("Vendredi"));
  }
  await fillForm(page, period);
  await tick(page.getByLabel(/^Les remplacer/));
  await goToRecap(page);
  await expect(recapGroup(page, "À annuler").getByRole("listitem")).toHaveCount(tuesdays.length);
  await confirm(page);
  expect(new Set((await booked(family)).map(({ weekday }) => weekday))).toEqual(new Set([5]));
});

test("wrong weeks and wrong periods are told, and what was ticked stays", async ({ page }) => {
  const family = await ownFamily("saint-chamond", { children: ["Uma"] });
  const [day = ""] = await bookableDays(family, 1);
  await comeInAs(page, "saint-chamond", family);
  await openPage(page, townUrl("saint-chamond", "/famille/reservations/semaine-type"));
  const send = page.getByRole("button", toRecap);
  await fillForm(page, { from: "31/02/2027", to: "" });
  await send.click();
  await expectRefused(page, { from: /Cette date n’existe pas/, to: "Écrivez le dernier jour de la période." });
  await expectKept(page, { from: "31/02/2027" });

  await fillForm(page, { from: typed(day), to: typed(day) });
  await send.click();
  await expectRefused(page, { days: /Aucun jour n’est coché/ });

  const monday = page.getByRole("group", { name: /Jours d’Uma/ }).getByLabel("Lundi");
  await tick(monday);
  const before = typed(daysAfter(day, -1));
  await fillForm(page, { from: typed(day), to: before });
  await send.click();
  await expectRefused(page, { to: /La période finit avant de commencer/ });
  await expect(monday).toBeChecked();
  await expectKept(page, { from: typed(day), to: before });

  const saturday = daysAfter(day, 6 - new Date(day).getUTCDay());
  await fillForm(page, { from: typed(saturday), to: typed(daysAfter(saturday, 1)) });
  await send.click();
  await expectRefusedWhole(page, /Cette semaine type ne change rien/);
  expect(await booked(family)).toEqual([]);
});
