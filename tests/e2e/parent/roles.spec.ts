import { checkAccessibility } from "../support/accessibility";
import { inTown } from "../support/base";
import { townUrl } from "../support/environment";
import { untilHydrated } from "../support/hydrated";
import { expect, openPage, test, textOf } from "../support/journey";
import { loginLocal } from "../support/log-in";
import { ownFamily } from "../support/own-family";
import { expectRefusedWhole } from "../support/refusals";
import { comeInAs } from "../support/session";
import { book, dayLine, openMonth } from "./support/month";
import { addAdult, joinFamilies } from "./support/people";
import { bookableDays } from "./support/places";

/** What only those who hold the household may read. */
const HOUSEHOLD = ["1 rue de l’Essai", "720,00", "Documents demandés", "Fiche sanitaire"];

/** A price, from which a linear fee gives the quotient away, and the words of its calculation. */
const PRICE = /€|QF|quotient familial/i;

test("a relative looks, and sees only the children and their days", async ({ page, visitor }) => {
  const family = await ownFamily("saint-chamond", { children: ["Alba"] });
  const [day = ""] = await bookableDays(family, 1);
  const parent = await visitor();
  await comeInAs(parent, "saint-chamond", family);
  await book(parent, family, day);
  await loginLocal(page, "saint-chamond", await addAdult(family, "proche"));
  await expect(page).toHaveURL(townUrl("saint-chamond", "/famille"));
  await expect(page.getByRole("link", { name: "Voir les réservations" })).toBeVisible();
  await expect(page.getByRole("navigation").getByText("Documents")).toHaveCount(0);
  await checkAccessibility(page);

  await openMonth(page, "saint-chamond", day);
  await expect(dayLine(page, day)).toContainText("Alba");
  await expect(page.locator('input[name="wanted"]')).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Voir le récapitulatif" })).toHaveCount(0);
  await expect(page.locator("main")).not.toContainText(PRICE);
  await checkAccessibility(page);

  // The same pages tell the parent, who holds the household, what the meal costs and why.
  for (const who of [page, parent]) {
    await openPage(who, townUrl("saint-chamond", "/famille/reservations/historique"));
    await expect(who.locator("main")).toContainText(/Alba, .*réservé/);
  }
  await expect(parent.locator("main")).toContainText(PRICE);
  await expect(page.locator("main")).not.toContainText(PRICE);
  await checkAccessibility(page);

  await openPage(page, townUrl("saint-chamond", "/famille/dossier"));
  await expect(page.getByRole("heading", { name: /Alba/ })).toBeVisible();
  for (const secret of HOUSEHOLD) await expect(page.locator("main")).not.toContainText(secret);
  await checkAccessibility(page);

  for (const path of ["/documents", "/documents/deposer", "/dossier/adresse", "/reservations/semaine-type"]) {
    await page.goto(townUrl("saint-chamond", `/famille${path}`));
    await expect(page, path).toHaveURL(townUrl("saint-chamond", "/famille/droits"));
  }
  await expect(page.getByText("Votre rôle : Proche.")).toBeVisible();
  await checkAccessibility(page);
  await openPage(page, townUrl("saint-chamond", `/famille/dossier/sante/${family.children[0]?.id}`), 404);
});

test("a payer sees neither the children nor their days", async ({ page }) => {
  const family = await ownFamily("rive-de-gier", { children: ["Blaise"] });
  await comeInAs(page, "rive-de-gier", await addAdult(family, "payeur"));
  for (const path of ["", "/reservations", "/dossier", "/attente", "/documents"]) {
    await page.goto(townUrl("rive-de-gier", `/famille${path}`));
    await expect(page, path).toHaveURL(townUrl("rive-de-gier", "/famille/droits"));
    await expect(page.locator("body")).not.toContainText("Blaise");
  }
  await expect(page.getByText(/Votre rôle\s: Payeur\. Peut payer\./)).toBeVisible();
  await checkAccessibility(page);
  await openPage(page, townUrl("rive-de-gier", "/famille/profil"));
  await checkAccessibility(page);
});

test("a parent of two dossiers works in one at a time, and chooses which", async ({ page, withScript }) => {
  const mine = await ownFamily("corbas", { children: ["Chloé"] });
  const other = await ownFamily("corbas", { children: ["Dylan"] });
  await joinFamilies(mine, other);
  await comeInAs(page, "corbas", mine);
  await openPage(page, townUrl("corbas", "/famille/dossier/choisir"));
  await expect(page.getByText("Vous travaillez dans ce dossier.")).toHaveCount(1);
  await checkAccessibility(page);
  const body = page.locator("main");
  await openPage(page, townUrl("corbas", "/famille"));
  const [here, there] = (await textOf(body)).includes("Chloé") ? ["Chloé", "Dylan"] : ["Dylan", "Chloé"];
  await expect(body).not.toContainText(there);
  await page.getByRole("link", { name: "Changer de dossier" }).click();
  const choose = page.getByRole("button", { name: /Choisir le dossier/ });
  await choose.click();
  await expect(page).toHaveURL(/\?fait=choix$/);
  await openPage(page, townUrl("corbas", "/famille"));
  await expect(body).toContainText(there);
  await expect(body).not.toContainText(here);
  const [hidden] = here === "Chloé" ? mine.children : other.children;
  await openPage(page, townUrl("corbas", `/famille/dossier/sante/${hidden?.id}`), 404);

  // The town takes the person off the other dossier while the page is open.
  await openPage(page, townUrl("corbas", "/famille/dossier/choisir"));
  const left = here === "Chloé" ? mine : other;
  await inTown("corbas", "UPDATE family_adult SET left_at = now() WHERE city_id = $1 AND family_id = $2", [
    left.familyId,
  ]);
  if (withScript) await untilHydrated(choose);
  await choose.click();
  if (withScript) await expectRefusedWhole(page, "Ce dossier n’existe pas ou n’est plus disponible.");
  else await expect(choose).toHaveCount(0);
});
