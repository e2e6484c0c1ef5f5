import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { sendToSchool } from "../parent/support/places";
import { checkAccessibility } from "../support/accessibility";
import { inTown } from "../support/base";
import { type TownSlug, townUrl } from "../support/environment";
import { expect, openPage, test } from "../support/journey";
import { ownFamily } from "../support/own-family";
import { expectKept, expectRefused, expectToldWrong, fillForm, tick } from "../support/refusals";
import { comeIn, ownAgent } from "./support/agents";
import { type OwnMeals, ownMeals } from "./support/meals";
import { goToSection } from "./support/pages";

const TOWN: TownSlug = "saint-chamond";

const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const press = (page: Page, name: string) => page.getByRole("button", { name }).click();
const frenchDay = (day: string) => day.split("-").toReversed().join("/");

const placesPath = ({ schoolId, day }: OwnMeals) =>
  `/agents/activites/cantine/places?ecole=${schoolId}&mois=${day.slice(0, 7)}`;

async function setByAnother({ schoolId, day }: OwnMeals, places: number): Promise<void> {
  await inTown(
    TOWN,
    "UPDATE slot SET capacity = $4, capacity_target = NULL WHERE city_id = $1 AND school_id = $2 AND day = $3",
    [schoolId, day, places],
  );
}

async function placesOf({ schoolId, day }: OwnMeals) {
  const [row] = await inTown<{ capacity: number; target: number | null }>(
    TOWN,
    "SELECT capacity, capacity_target AS target FROM slot WHERE city_id = $1 AND school_id = $2 AND day = $3",
    [schoolId, day],
  );
  return row;
}

/** One more family waits for the day, which is full. Gives how one reads what became of it. */
async function somebodyWaits({ schoolId, day }: OwnMeals): Promise<() => Promise<string | undefined>> {
  const family = await ownFamily(TOWN, { children: ["Noé"] });
  await sendToSchool(family, schoolId);
  const entry = randomUUID();
  await inTown(
    TOWN,
    `INSERT INTO waitlist_entry (city_id, id, slot_id, activity_id, day, child_id, family_id, requested_by)
     SELECT $1, $2, s.id, s.activity_id, s.day, $5, $6, $7 FROM slot s WHERE s.city_id = $1 AND s.school_id = $3 AND s.day = $4`,
    [entry, schoolId, day, family.children[0]?.id, family.familyId, family.accountId],
  );
  return async () => {
    const rows = await inTown<{ status: string }>(
      TOWN,
      "SELECT status FROM waitlist_entry WHERE city_id = $1 AND id = $2",
      [entry],
    );
    return rows[0]?.status;
  };
}

test("places are changed for a day and for a period; who waits is asked, nobody loses a place", async ({ page }) => {
  test.slow();
  const meals = await ownMeals(TOWN, ["Lou", "Sacha"]);
  const month = townUrl(TOWN, placesPath(meals));
  const line = page.locator(".preau-places tbody tr").filter({ has: page.locator(`a[href*="du=${meals.day}"]`) });
  const toForm = () => line.locator("a").click();
  await comeIn(page, await ownAgent(TOWN, "Responsable de la restauration"));

  await test.step("the activities, and the month of a school", async () => {
    await goToSection(page, "Activités");
    await expect(heading(page)).toHaveText("Activités");
    await checkAccessibility(page);
    await page.locator('a[href$="/activites/cantine/places"]').click();
    await expect(heading(page)).toHaveText(/^Places/);
    await page.getByLabel("École", { exact: true }).selectOption({ label: meals.school });
    await press(page, "Voir");
    await expect(page.getByRole("heading", { level: 2 })).toContainText(meals.school);
    await openPage(page, month);
    await expect(line.locator("td").first()).toHaveText("200");
    await expect(line.locator("td").last()).toHaveText("198");
    await checkAccessibility(page);
  });

  await test.step("what is wrong is told, and kept", async () => {
    await toForm();
    await expectKept(page, { from: frenchDay(meals.day), school: meals.schoolId });
    await checkAccessibility(page);
    await fillForm(page, { places: "beaucoup" });
    await press(page, "Vérifier avant d’enregistrer");
    await expectRefused(page, { places: "Écrivez un nombre entier entre 0 et 9999." });
    await expect(page.locator("main")).toContainText(`${meals.school}, le `);
    await expect(page.locator("main")).toContainText(
      /200 places par jour\. Le jour le plus rempli\s?: 2\s?places prises/,
    );
    await fillForm(page, { places: "2", to: "02/07/2027" });
    await press(page, "Vérifier avant d’enregistrer");
    await expectToldWrong(page, { to: /ne va pas avec la durée choisie/ });
    await fillForm(page, { places: "9999999999999999", to: "" });
    await press(page, "Vérifier avant d’enregistrer");
    await expectToldWrong(page, { places: "Écrivez un nombre entier entre 0 et 9999." });
    await fillForm(page, { places: "2", from: "01/09/2026" });
    await press(page, "Vérifier avant d’enregistrer");
    await expectToldWrong(page, { from: /Ce jour est passé/ });
    await expectKept(page, { places: "2", from: "01/09/2026" });
  });

  await test.step("one day, as many as are taken: nothing is written before it is read", async () => {
    await fillForm(page, { from: frenchDay(meals.day) });
    await press(page, "Vérifier avant d’enregistrer");
    await expect(heading(page)).toHaveText("Vérifier le changement de places");
    await expect(page.getByRole("region", { name: "Les places, avant et après" }).getByRole("cell")).toHaveText([
      "1",
      "200",
      "2",
    ]);
    await checkAccessibility(page);
    expect(await placesOf(meals)).toEqual({ capacity: 200, target: null });
    await press(page, "Enregistrer les places");
    await expect(page.getByRole("status")).toContainText("Un jour a maintenant 2\u00a0places.");
    await checkAccessibility(page);
    expect(await placesOf(meals)).toEqual({ capacity: 2, target: null });
  });

  const statusOf = await somebodyWaits(meals);
  await test.step("more places: who waits is offered one, and another agent's change is not overwritten", async () => {
    await openPage(page, month);
    await toForm();
    await fillForm(page, { places: "4" });
    await press(page, "Vérifier avant d’enregistrer");
    await expect(page.getByText("Une demande attend")).toBeVisible();
    await checkAccessibility(page);
    await setByAnother(meals, 3);
    await press(page, "Enregistrer les places");
    await expect(page.getByRole("status")).toContainText("Les places ont changé");
    await expect(page.getByRole("region", { name: "Les places, avant et après" }).getByRole("cell")).toHaveText([
      "1",
      "3",
      "4",
    ]);
    await checkAccessibility(page);
    await press(page, "Enregistrer les places");
    await expect(page.getByRole("status")).toContainText("Un jour a maintenant 4\u00a0places.");
    await expect.poll(statusOf, { timeout: 30_000 }).toBe("offered");
  });

  await test.step("fewer than are taken, until the end of the year: nobody loses a place", async () => {
    await openPage(page, month);
    await toForm();
    await tick(page.locator('input[name="span"][value="end"]'));
    await fillForm(page, { places: "1" });
    await press(page, "Vérifier avant d’enregistrer");
    const kept = page.getByRole("region", { name: "Places prises, jour par jour" });
    await expect(kept.getByRole("row")).toHaveCount(2);
    await expect(kept).toContainText("3");
    await checkAccessibility(page);
    await press(page, "Enregistrer les places");
    await expect(page.getByRole("status")).toContainText("Un jour garde plus de places");
    await expect(page.getByText("Personne ne perd sa place")).toBeVisible();
    await checkAccessibility(page);
    expect(await placesOf(meals)).toEqual({ capacity: 3, target: 1 });
    await page.getByRole("link", { name: "Revenir aux places" }).click();
    await expect(line).toContainText("Nombre voulu\u00a0: 1");
    await checkAccessibility(page);
  });
});

test("a school where the activity is not open, and who may not change places", async ({ page }) => {
  const [school] = await inTown<{ id: string }>(
    TOWN,
    "SELECT id FROM school s WHERE city_id = $1 AND NOT EXISTS (SELECT FROM slot WHERE slot.school_id = s.id) LIMIT 1",
  );
  const path = `/agents/activites/cantine/places?ecole=${school?.id}`;
  const cook = await ownAgent(TOWN, "Responsable de la restauration");
  await comeIn(page, cook);
  await openPage(page, townUrl(TOWN, path));
  await expect(page.getByText("Pas ouvert dans cette école")).toBeVisible();
  await checkAccessibility(page);
  await comeIn(page, await ownAgent(TOWN, "Régisseuse"));
  await openPage(page, townUrl(TOWN, path), 404);
});
