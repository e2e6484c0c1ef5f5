import type { Page } from "@playwright/test";
import { checkAccessibility } from "../support/accessibility";
import { inTown } from "../support/base";
import { townUrl } from "../support/environment";
import { expect, openPage, test } from "../support/journey";
import { expectKept, expectRefused, expectRefusedWhole, expectToldWrong, fillForm, tick } from "../support/refusals";
import { comeIn, ownAgent } from "./support/agents";
import { choose, expectAsNothing } from "./support/pages";
import { firstOfMonth, type PastMeals, pastMeals } from "./support/past-meals";

const frenchDay = (day: string) => day.split("-").toReversed().join("/");

function sheetPath({ day, schoolId, activityId }: Pick<PastMeals, "day" | "schoolId" | "activityId">): string {
  return `/agents/presences/feuille?jour=${day}&ecole=${schoolId}&activite=${activityId}`;
}

const box = (page: Page, name: string, childId: string) => page.locator(`#${name}-${childId}`);

async function exceptionsOf({ town, day, schoolId }: PastMeals): Promise<Record<string, string>> {
  const rows = await inTown<{ child: string; kind: string }>(
    town,
    "SELECT child_id AS child, kind FROM attendance_exception WHERE city_id = $1 AND school_id = $2 AND day = $3",
    [schoolId, day],
  );
  return Object.fromEntries(rows.map(({ child, kind }) => [child, kind]));
}

const save = (page: Page) => page.getByRole("button", { name: "Enregistrer, la journée est vérifiée" }).click();

test("the day of a school is entered by its exceptions, and corrected", async ({ page }) => {
  const meals = await pastMeals("saint-chamond");
  const [first, second] = meals.booked.children;
  const came = meals.other.children[0];
  if (!first || !second || !came) throw new Error("The families have no children");
  await comeIn(page, await ownAgent("saint-chamond", "Régisseuse"));
  await openPage(page, townUrl("saint-chamond", `/agents/presences?mois=${meals.day.slice(0, 7)}`));
  const school = page.getByRole("region", { name: meals.school, exact: true });
  await expect(school).toContainText("À vérifier");
  await checkAccessibility(page);

  await openPage(page, townUrl("saint-chamond", sheetPath(meals)));
  await expect(page.getByText("2 enfants réservés.")).toBeVisible();
  await checkAccessibility(page);
  await box(page, "absent", first.id).check();
  await box(page, "excused", second.id).check();
  await page.getByText(/^Venus sans réservation/).click();
  await box(page, "unbooked", came.id).check();
  await save(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Présences (de |d’)/);
  expect(await exceptionsOf(meals)).toEqual({
    [first.id]: "absent_unexcused",
    [second.id]: "absent_excused",
    [came.id]: "unbooked",
  });
  await expect(school).toContainText("Vérifié par");

  await openPage(page, townUrl("saint-chamond", sheetPath(meals)));
  await expect(page.getByText("Vous pouvez encore la corriger.")).toBeVisible();
  await expect(box(page, "absent", first.id)).toBeChecked();
  await expect(box(page, "unbooked", came.id)).toBeChecked();
  await box(page, "absent", first.id).uncheck();
  await save(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Présences (de |d’)/);
  expect(await exceptionsOf(meals)).toEqual({ [second.id]: "absent_excused", [came.id]: "unbooked" });
});

test("a sheet that another agent changed meanwhile overwrites nothing, and keeps what was ticked", async ({ page }) => {
  const meals = await pastMeals("rive-de-gier");
  const [first, second] = meals.booked.children;
  if (!first || !second) throw new Error("The family has no children");
  const agent = await ownAgent("rive-de-gier", "Régisseuse");
  await comeIn(page, agent);
  await openPage(page, townUrl("rive-de-gier", sheetPath(meals)));
  await inTown(
    "rive-de-gier",
    `INSERT INTO attendance_exception (city_id, id, activity_id, school_id, day, child_id, family_id, kind, recorded_by)
     VALUES ($1, gen_random_uuid(), $2, $3, $4, $5, $6, 'absent_excused', $7)`,
    [meals.activityId, meals.schoolId, meals.day, first.id, meals.booked.familyId, agent.accountId],
  );
  await box(page, "absent", first.id).check();
  await box(page, "absent", second.id).check();
  await save(page);
  await expectRefusedWhole(page, /Quelqu’un d’autre a changé cette feuille .*Alix/);
  await expect(box(page, "absent", second.id)).toBeChecked();
  expect(await exceptionsOf(meals)).toEqual({ [first.id]: "absent_excused" });
});

test("an absence over some days is noted at once; what is wrong is told by its field", async ({ page }) => {
  const meals = await pastMeals("corbas");
  const child = meals.booked.children[0];
  if (!child) throw new Error("The family has no children");
  await comeIn(page, await ownAgent("corbas", "Régisseuse"));
  await openPage(page, townUrl("corbas", `/agents/presences/absence/${child.id}`));
  await checkAccessibility(page);
  const submit = () => page.getByRole("button", { name: "Noter l’absence" }).click();
  await fillForm(page, { first: "31/02/2026", reason: "certificat reçu" });
  await submit();
  await expectRefused(page, {
    first: /Cette date n’existe pas/,
    last: "Écrivez le dernier jour d’absence.",
    kind: "Choisissez si l’absence est justifiée.",
  });
  await expectKept(page, { first: "31/02/2026", reason: "certificat reçu" });
  await fillForm(page, { first: "02/01/2020", last: "01/01/2020" });
  await choose(page, "Oui");
  await submit();
  await expectToldWrong(page, { last: /L’absence finit avant de commencer/ });
  await fillForm(page, { first: "01/01/2020", last: "02/01/2020" });
  await submit();
  await expectToldWrong(page, { first: /aucune réservation/ });
  await tick(page.locator('input[name="kind"][value="absent_excused"]'));
  await fillForm(page, { first: frenchDay(meals.day), last: frenchDay(meals.day) });
  await submit();
  await expect(page.getByText("1 jour d’absence est noté")).toBeVisible();
  await checkAccessibility(page);
  expect(await exceptionsOf(meals)).toEqual({ [child.id]: "absent_excused" });
});

test("the whole month of a school is verified at once", async ({ page }) => {
  // A month that is over: of the present one, no other day may be.
  const meals = await pastMeals("corbas", firstOfMonth());
  await inTown(
    "corbas",
    // One more day of the same month, whether the canteen opened on it or not.
    `WITH b AS (SELECT * FROM booking WHERE city_id = $1 AND family_id = $2 LIMIT 1),
       d AS (SELECT d::date AS day FROM generate_series(date_trunc('month', $4::date), $4::date + 1, interval '1 day') d
             WHERE d::date <> $4::date LIMIT 1),
       s AS (INSERT INTO slot (city_id, id, activity_id, school_id, day, capacity, taken)
             SELECT $1, gen_random_uuid(), b.activity_id, $3, d.day, 50, 1 FROM b, d
             ON CONFLICT (city_id, activity_id, school_id, day, place_group_id) DO UPDATE SET taken = slot.taken + 1 RETURNING id, day)
     INSERT INTO booking (city_id, id, slot_id, activity_id, day, child_id, family_id, price_cents, fee, booked_by)
     SELECT $1, gen_random_uuid(), s.id, b.activity_id, s.day, b.child_id, b.family_id, 235, '{}', b.booked_by FROM s, b`,
    [meals.booked.familyId, meals.schoolId, meals.day],
  );
  await comeIn(page, await ownAgent("corbas", "Régisseuse"));
  await openPage(page, townUrl("corbas", `/agents/presences?mois=${meals.day.slice(0, 7)}`));
  const school = page.getByRole("region", { name: meals.school, exact: true });
  const several = school.getByText(/^Marquer ces \d+ journées comme vérifiées$/);
  await several.click();
  await checkAccessibility(page);
  await school.getByRole("button", { name: "Tout est vérifié" }).click();
  await expect(school.getByText("À vérifier")).toHaveCount(0);
  await expect(school).toContainText("Vérifié par");
});

test("a sheet or a child of another town answers as nothing does; an agent without the right finds no page", async ({
  page,
}) => {
  const meals = await pastMeals("saint-chamond");
  await comeIn(page, await ownAgent("corbas", "Régisseuse"));
  const pathOf = (schoolId: string) => sheetPath({ ...meals, schoolId });
  await expectAsNothing(page, "corbas", pathOf, meals.schoolId);
  await expectAsNothing(page, "corbas", (id) => `/agents/presences/absence/${id}`, meals.booked.children[0]?.id ?? "");
  await page.context().clearCookies();
  await comeIn(page, await ownAgent("corbas"));
  await openPage(page, townUrl("corbas", "/agents/presences"), 404);
});
