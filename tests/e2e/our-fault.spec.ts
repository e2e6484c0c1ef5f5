import { randomUUID } from "node:crypto";
import { checkAccessibility } from "./support/accessibility";
import { inTown } from "./support/base";
import { townUrl } from "./support/environment";
import { loginLocal } from "./support/log-in";
import { ownFamily } from "./support/own-family";
import { expect, openPage, test } from "./support/test";

test("a fault of ours says so, with a reference and what to do, also without a script", async ({ page }) => {
  const family = await ownFamily("corbas");
  const draft = randomUUID();
  // A row that the product would never write: a number where a list is read.
  await inTown(
    "corbas",
    `INSERT INTO booking_draft (city_id, id, family_id, account_id, activity_id, first_day, last_day, base, wanted, together)
     SELECT $1, $2, $3, $4, a.id, a.first_day, a.last_day, '7', '[]', false FROM activity a WHERE a.city_id = $1 AND a.code = 'cantine'`,
    [draft, family.familyId, family.accountId],
  );
  await loginLocal(page, "corbas", family);
  const recap = townUrl("corbas", `/famille/reservations/recapitulatif?brouillon=${draft}`);
  await openPage(page, recap, 500);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Une erreur est survenue de notre côté");
  await expect(page.getByText(/^Référence/)).toBeVisible();
  await checkAccessibility(page);
  await expect(page.getByRole("link", { name: "Recharger la page" })).toHaveAttribute(
    "href",
    `${new URL(recap).pathname}?brouillon=${draft}`,
  );
  await page.getByRole("link", { name: "Revenir à l’accueil" }).click();
  await expect(page).toHaveURL(townUrl("corbas"));
});
