import type { Page } from "@playwright/test";
import { book, box, dayLine, goToRecap, openMonth, recapGroup } from "../parent/support/month";
import { bookingsOn, ownSchool, sendToSchool } from "../parent/support/places";
import { checkAccessibility } from "../support/accessibility";
import { inTown } from "../support/base";
import { type TownSlug, townUrl } from "../support/environment";
import { expect, openPage, test } from "../support/journey";
import { ownFamily } from "../support/own-family";
import { expectKept, expectRefused, fillForm, tick } from "../support/refusals";
import { comeInAs } from "../support/session";
import { comeIn, ownAgent } from "./support/agents";
import { typed } from "./support/day";
import { goToSection } from "./support/pages";

const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const press = (page: Page, name: string) => page.getByRole("button", { name }).click();

/**
 * A family whose school is of this test only, and a day near the end of the year: an opening is the whole town's, so that
 * the one of this test is about a day that no other test books.
 */
async function farDay(town: TownSlug) {
  const family = await ownFamily(town, { children: ["Ada"] });
  const schoolId = await ownSchool(town, 20);
  await sendToSchool(family, schoolId);
  const [found] = await inTown<{ day: string; school: string }>(
    town,
    `SELECT s.day::text AS day, e.name AS school FROM slot s JOIN school e ON e.city_id = s.city_id AND e.id = s.school_id
     WHERE s.city_id = $1 AND s.school_id = $2
       AND NOT EXISTS (SELECT FROM school_holiday h WHERE h.city_id = $1 AND s.day BETWEEN h.first_day AND h.last_day)
     ORDER BY s.day DESC OFFSET 7 LIMIT 1`,
    [schoolId],
  );
  if (!found) throw new Error("The school has no day near the end of the year");
  return { family, schoolId, ...found };
}

async function removeOpeningsOf(town: TownSlug, schoolId: string): Promise<void> {
  await inTown(
    town,
    `WITH o AS (DELETE FROM opening_window_school WHERE city_id = $1 AND school_id = $2 RETURNING opening_window_id)
     DELETE FROM opening_window WHERE city_id = $1 AND id IN (SELECT opening_window_id FROM o)`,
    [schoolId],
  );
}

/** As a colleague who sets who passes first on the canteen's waiting lists. */
async function setQueueOrder(town: TownSlug, order: string): Promise<void> {
  await inTown(town, "UPDATE activity SET queue_order = $2::text[] WHERE city_id = $1 AND code = 'cantine'", [order]);
}

test("staff say when bookings open and to whom; a parent reads it and is refused, then books once it is removed", async ({
  page,
  visitor,
  withScript,
}) => {
  test.slow();
  // Each of the two runs has its town: they would take one another for a colleague.
  const town: TownSlug = withScript ? "saint-chamond" : "rive-de-gier";
  const { family, schoolId, school, day } = await farDay(town);
  const parent = await visitor({ javaScriptEnabled: withScript });
  const [opensDay, opens] = ["01/03/2027", "lundi 1er mars"];
  const withHour = `${opens} à 8\u00a0h\u00a030`;

  try {
    await test.step("a parent has read the recap of a day that is still open to all", async () => {
      await comeInAs(parent, town, family);
      await openMonth(parent, town, day);
      await tick(box(parent, family, day));
      await goToRecap(parent);
    });

    await test.step("a form that is wrong says so by its fields, and keeps what was typed", async () => {
      await comeIn(page, await ownAgent(town, "Responsable de la restauration"));
      await goToSection(page, "Activités");
      await page.locator('a[href$="/activites/cantine/ouvertures"]').click();
      await expect(heading(page)).toHaveText(/^Ouvertures/);
      await checkAccessibility(page);
      await page.getByRole("link", { name: "Ajouter une ouverture" }).click();
      await fillForm(page, { opensHour: "midi" });
      await press(page, "Vérifier avant d’enregistrer");
      await expectRefused(page, {
        kind: /Choisissez ce qui ouvre/,
        opensDay: /Écrivez le jour/,
        opensHour: /Cette heure n’existe pas/,
      });
      await tick(page.locator('main [name="kind"][value="booking"]'));
      await tick(page.getByLabel(school));
      await fillForm(page, {
        opensDay,
        opensHour: "8 h 30",
        closesDay: "01/02/2027",
        first: typed(day),
        last: typed(day),
      });
      await fillForm(page, { closesDay: "", closesHour: "18 h" });
      await press(page, "Vérifier avant d’enregistrer");
      await expectRefused(page, { closesDay: /Écrivez le jour où cela ferme/ });
      await expectKept(page, { closesDay: "", closesHour: "18 h" });
      await fillForm(page, { closesDay: "01/02/2027", closesHour: "" });
      await press(page, "Vérifier avant d’enregistrer");
      await expectRefused(page, { closesDay: /L’ouverture finit avant de commencer/ });
      await expectKept(page, { opensDay, opensHour: "8 h 30", closesDay: "01/02/2027", first: typed(day) });
      await expect(page.getByLabel(school)).toBeChecked();
    });

    await test.step("the recap says it in words, and how many children it is for", async () => {
      await fillForm(page, { closesDay: "" });
      await press(page, "Vérifier avant d’enregistrer");
      await expect(heading(page)).toHaveText("Vérifier l’ouverture");
      const recap = page.locator("main");
      await expect(recap).toContainText("aux enfants de l’école de l’Essai");
      await expect(recap).toContainText("à partir du lundi 1er mars 2027 à 8\u00a0h\u00a030, sans date de fin");
      await expect(recap).toContainText(/1\senfant concerné, sur \d+\senfants inscrits/);
      await expect(recap).toContainText(/enfants n’auront aucune ouverture/);
      await checkAccessibility(page);
      await page.getByRole("link", { name: "Corriger" }).click();
      await expectKept(page, { opensDay, opensHour: "8\u00a0h\u00a030", closesDay: "", first: typed(day) });
      await press(page, "Vérifier avant d’enregistrer");
      await press(page, "Enregistrer l’ouverture");
      await expect(page.getByRole("status")).toContainText("L’ouverture est enregistrée");
      await expect(page.locator("main")).toContainText("Pas encore ouverte");
      await checkAccessibility(page);
    });

    await test.step("the confirmation of what was read before is refused, with the reason", async () => {
      await press(parent, "Confirmer");
      await expect(recapGroup(parent, "Pas possible")).toContainText(`les réservations ouvriront le ${withHour}`);
      await checkAccessibility(parent);
      expect(await bookingsOn(family, day)).toBe(0);
    });

    await test.step("the month and the town’s home page say when it opens", async () => {
      await openMonth(parent, town, day);
      await expect(dayLine(parent, day)).toContainText(`les réservations ouvriront pour votre famille le ${withHour}`);
      await expect(box(parent, family, day)).toHaveCount(0);
      await checkAccessibility(parent);
      await openPage(parent, townUrl(town, ""));
      await expect(parent.locator("main")).toContainText("ouvriront aux enfants de l’école de l’Essai");
      await checkAccessibility(parent);
    });

    await test.step("removed, unless a colleague changed it meanwhile, everybody may book again", async () => {
      const ours = page.locator("li", { hasText: school.replace("École", "école") });
      await ours.getByRole("link", { name: /^Modifier/ }).click();
      await expect(heading(page)).toHaveText("Modifier l’ouverture");
      await expectKept(page, { opensDay, first: typed(day) });
      await checkAccessibility(page);
      await page.goBack();
      await ours.getByRole("link", { name: /^Retirer/ }).click();
      await expect(heading(page)).toHaveText("Retirer une ouverture");
      await checkAccessibility(page);
      await inTown(
        town,
        `UPDATE opening_window SET version = version + 1 WHERE city_id = $1
         AND id IN (SELECT opening_window_id FROM opening_window_school WHERE city_id = $1 AND school_id = $2)`,
        [schoolId],
      );
      await press(page, "Retirer l’ouverture");
      await expect(page.getByRole("status")).toContainText("Un collègue vient de changer ces ouvertures");
      await checkAccessibility(page);
      await press(page, "Retirer l’ouverture");
      await expect(page.getByRole("status")).toContainText("L’ouverture est retirée");
      await book(parent, family, day);
      expect(await bookingsOn(family, day)).toBe(1);
    });

    await test.step("staff say who passes first on the waiting lists, and are told when a colleague did", async () => {
      await goToSection(page, "Activités");
      await page.locator('a[href$="/activites/cantine/attente"]').click();
      await expect(heading(page)).toHaveText(/^Listes d’attente/);
      await checkAccessibility(page);
      const choose = (order: string) => tick(page.locator(`main [name="order"][value="${order}"]`));
      await setQueueOrder(town, "{commune}");
      await choose("commune.fratrie");
      await press(page, "Enregistrer");
      await expect(page.getByRole("status")).toContainText("Un collègue vient de changer cet ordre");
      await expect(page.locator('main [name="order"][value="commune"]')).toBeChecked();
      await checkAccessibility(page);
      await choose("demandes");
      await press(page, "Enregistrer");
      await expect(page.getByRole("status")).toContainText("L’ordre est enregistré");
      await expect(page.locator('main [name="order"][value="demandes"]')).toBeChecked();
      await checkAccessibility(page);
    });
  } finally {
    await setQueueOrder(town, "{}");
    await removeOpeningsOf(town, schoolId);
  }
});
