import type { Page } from "@playwright/test";
import { comeIn, ownAgent } from "../agent/support/agents";
import { checkAccessibility } from "../support/accessibility";
import { inTown } from "../support/base";
import { townUrl } from "../support/environment";
import { expect, openPage, test } from "../support/journey";
import { loginLocal } from "../support/log-in";
import { type OwnFamily, ownFamily } from "../support/own-family";
import { tick } from "../support/refusals";
import { box, confirm, goToRecap, openMonth } from "./support/month";
import { bookableDays } from "./support/places";

const TOWN = "rive-de-gier";
const EVENING = "Accueil périscolaire du soir";

/** A child who goes to the canteen, and stays in the evening too. */
async function enrolledAtBoth(): Promise<OwnFamily> {
  const family = await ownFamily(TOWN);
  await inTown(
    TOWN,
    `INSERT INTO enrolment (city_id, id, child_id, activity_id, family_id, first_day, last_day)
     SELECT $1, gen_random_uuid(), $2, a.id, $3, a.first_day, a.last_day FROM activity a WHERE a.city_id = $1 AND a.code = 'periscolaire'`,
    [family.children[0]?.id, family.familyId],
  );
  return family;
}

const activities = (page: Page) => page.getByRole("navigation", { name: "Activité" });

test("a parent goes from the canteen to the evening, books one, and comes back to it", async ({ page }) => {
  const family = await enrolledAtBoth();
  const [day = ""] = await bookableDays(family, 1);
  await loginLocal(page, TOWN, family);
  await openMonth(page, TOWN, day);
  await expect(activities(page).locator("[aria-current]")).toHaveText("Cantine scolaire");
  await activities(page).getByRole("link", { name: EVENING }).click();
  await expect(activities(page).locator("[aria-current]")).toHaveText(EVENING);
  await checkAccessibility(page);

  await tick(box(page, family, day));
  await goToRecap(page);
  await expect(page.getByText(`${EVENING}. Rien n’est encore enregistré.`)).toBeVisible();
  await expect(page.getByText(`Ces totaux sont ceux de «\u00a0${EVENING}\u00a0» seulement`)).toBeVisible();
  await expect(page.getByText(/1,75\s€/).first()).toBeVisible();
  await checkAccessibility(page);
  await confirm(page);
  await expect(page.getByRole("heading", { name: EVENING, level: 2 })).toBeVisible();
  await checkAccessibility(page);
  await page.getByRole("link", { name: "Revenir à mes réservations" }).click();
  await expect(page.getByText(/Ce mois-ci\s: 1 réservation, 1,75\s€/)).toBeVisible();
  await activities(page).getByRole("link", { name: "Cantine scolaire" }).click();
  await expect(page.getByText("Rien n’est réservé ce mois-ci.")).toBeVisible();

  await page.getByRole("link", { name: "Réserver une semaine type" }).click();
  await activities(page).getByRole("link", { name: EVENING }).click();
  await expect(page.getByText(`${EVENING}. Cochez les jours habituels`)).toBeVisible();
  await checkAccessibility(page);
});

test("the staff count and note the children of the evening, where nobody eats", async ({ page }) => {
  await comeIn(page, await ownAgent(TOWN, "Responsable de la restauration"));
  await openPage(page, townUrl(TOWN, "/agents/presences"));
  await page.getByRole("navigation", { name: "Choisir le mois" }).getByRole("link", { name: EVENING }).click();
  await expect(page).toHaveURL(/activite=/);
  const evening = new URL(page.url()).searchParams.get("activite");
  await openPage(page, townUrl(TOWN, `/agents/effectifs?activite=${evening}`));
  const schools = page.getByRole("table", { name: /Accueil périscolaire du soir.*nombre d’enfants par école/ });
  await expect(schools.getByRole("columnheader")).toHaveCount(2);
  await checkAccessibility(page);
});
