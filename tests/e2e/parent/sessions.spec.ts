import { checkAccessibility } from "../support/accessibility";
import { townUrl } from "../support/environment";
import { untilHydrated } from "../support/hydrated";
import { expect, test } from "../support/journey";
import { loginLocal } from "../support/log-in";
import { ownFamily } from "../support/own-family";
import { expectRefusedWhole } from "../support/refusals";

test("one sees where one is logged in, closes one of them, then all the others", async ({
  page,
  visitor,
  withScript,
}) => {
  const family = await ownFamily("saint-chamond");
  const [phone, library] = [await visitor(), await visitor()];
  for (const browser of [page, phone, library]) await loginLocal(browser, "saint-chamond", family);

  await page.goto(townUrl("saint-chamond", "/famille/profil"));
  const sessions = page.locator("section", { has: page.getByRole("heading", { name: "Mes connexions ouvertes" }) });
  await expect(sessions.getByRole("listitem")).toHaveCount(3);
  await expect(sessions.getByText("(cet appareil, maintenant)")).toHaveCount(1);
  await checkAccessibility(page);

  await sessions
    .getByRole("button", { name: /Fermer cette connexion/ })
    .first()
    .click();
  await expect(page.getByText("La connexion est fermée.")).toBeVisible();
  await expect(sessions.getByRole("listitem")).toHaveCount(2);
  await checkAccessibility(page);

  await sessions.getByRole("button", { name: "Fermer toutes les autres connexions" }).click();
  await expect(page.getByText("Toutes vos autres connexions sont fermées.")).toBeVisible();
  await expect(sessions.getByRole("listitem")).toHaveCount(1);
  for (const browser of [phone, library]) {
    await browser.goto(townUrl("saint-chamond", "/famille"));
    await expect(browser).toHaveURL(/\/connexion/);
  }
  await page.goto(townUrl("saint-chamond", "/famille"));
  await expect(page).toHaveURL(townUrl("saint-chamond", "/famille"));

  // What is closed already is said where the button was; without scripts the new page has no such button any more.
  await loginLocal(phone, "saint-chamond", family);
  await page.goto(townUrl("saint-chamond", "/famille/profil"));
  const close = sessions.getByRole("button", { name: /Fermer cette connexion/ });
  if (withScript) await untilHydrated(close);
  await phone.getByRole("button", { name: "Se déconnecter" }).click();
  await expect(phone).not.toHaveURL(/\/famille/);
  await close.click();
  if (withScript) await expectRefusedWhole(page, "Cette connexion est déjà fermée.");
  else await expect(sessions.getByRole("listitem")).toHaveCount(1);
});
