import { checkAccessibility } from "../support/accessibility";
import { townUrl } from "../support/environment";
import { untilHydrated } from "../support/hydrated";
import { expect, test } from "../support/journey";
import { loginLocal } from "../support/log-in";
import { ownFamily } from "../support/own-family";
import { expectRefusedWhole, fillForm } from "../support/refusals";

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

  // Ended while a form is open: what was typed waits until one is logged in again, in another tab.
  await page.goto(townUrl("saint-chamond", "/famille/dossier/coordonnees"));
  await fillForm(page, { phone: "06 39 98 77 66" });
  const send = page.getByRole("button", { name: "Envoyer les changements" });
  if (withScript) await untilHydrated(send);
  await loginLocal(phone, "saint-chamond", family);
  await phone.goto(townUrl("saint-chamond", "/famille/profil"));
  await phone.getByRole("button", { name: "Fermer toutes les autres connexions" }).click();
  await expect(phone.getByText("Toutes vos autres connexions sont fermées.")).toBeVisible();
  await send.click();
  if (withScript) await expectRefusedWhole(page, "Votre session est terminée.");
  else await expect(page.getByRole("heading", { level: 1 })).toHaveText("Votre session est terminée");
  await checkAccessibility(page);
  const opened = page.context().waitForEvent("page");
  await page.getByRole("link", { name: withScript ? "Connectez-vous dans un autre onglet" : /^Se connecter/ }).click();
  const tab = await opened;
  await expect(tab).toHaveURL(/\/connexion\?suite=%2Ffamille%2Fdossier%2Fcoordonnees$/);
  await loginLocal(tab, "saint-chamond", family);
  await page.getByRole("button", { name: withScript ? "Envoyer les changements" : "Renvoyer mes réponses" }).click();
  await expect(page).toHaveURL(/\/famille\/dossier\/modifications\?fait=/);
  await expect(page.getByText("06 39 98 77 66")).toBeVisible();
});
