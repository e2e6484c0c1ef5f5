import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { checkAccessibility } from "../support/accessibility";
import { inTown } from "../support/base";
import { environment, townUrl } from "../support/environment";
import { expect, openPage, test } from "../support/journey";
import { type OwnFamily, ownFamily } from "../support/own-family";
import { expectKept, expectRefused, expectRefusedWhole, fillForm, tick } from "../support/refusals";
import { comeInAs } from "../support/session";
import { comeInAsTyped } from "../support/typed-identity";
import { comeInAsOwnClerk } from "./support/people";

test("a wrong new address: each fault is told, and what was right is kept", async ({ page }) => {
  await comeInAs(page, "corbas", await ownFamily("corbas"));
  await openPage(page, townUrl("corbas", "/famille/dossier/adresse"));
  const typed = { line: "8 place Neuve", extra: "Bâtiment C", postcode: "6996", town: "Corbas" };
  await fillForm(page, typed);
  await page.getByRole("button", { name: "Envoyer la nouvelle adresse" }).click();
  await expectRefused(page, { postcode: "Un code postal a cinq chiffres." });
  await expectKept(page, typed);
});

test("a request after FranceConnect: what was typed is kept, and a refusal comes back with its reason", async ({
  page,
  visitor,
}) => {
  test.slow();
  const name = `Essai${randomUUID().replace(/[^a-f]/g, "")}`;
  const courriel = `${name.toLowerCase()}@courriel.example`;
  await comeInAsTyped(page, "corbas", { nom: name, prenoms: "Aya", naissance: "1990-03-14", courriel });
  const typed = {
    email: "aya@",
    phone: "06 12",
    addressLine: "4 rue de l’Essai",
    postcode: "6996",
    town: "Corbas",
    children: "Sami, 3 mai 2021",
    message: "Nous arrivons de Lyon.",
  };
  await fillForm(page, typed);
  const ask = page.getByRole("button", { name: "Envoyer ma demande" });
  await ask.click();
  await expectRefused(page, {
    email: /Cette adresse e-mail n’est pas complète/,
    phone: /Ce numéro de téléphone n’est pas complet/,
    postcode: "Un code postal a cinq chiffres.",
  });
  await expectKept(page, typed);
  await fillForm(page, { email: courriel, phone: "06 39 98 12 34", postcode: "69960" });
  await ask.click();
  await expect(page).toHaveURL(townUrl("corbas", "/connexion/en-attente"));

  const clerk = await visitor();
  await comeInAsOwnClerk(clerk, "corbas");
  const [request] = await inTown<{ id: string }>(
    "corbas",
    "SELECT id FROM account_request WHERE city_id = $1 AND email = $2",
    [courriel],
  );
  await openPage(clerk, townUrl("corbas", `/agents/demandes/${request?.id}`));
  await fillForm(clerk, { reason: "Sami n’est pas encore inscrit à l’école." });
  await clerk.getByRole("button", { name: "Refuser et envoyer l’e-mail" }).click();
  await expect(clerk.getByRole("heading", { name: /Refusée/ })).toBeVisible();

  await page.goto(townUrl("corbas", "/famille"));
  await expect(page).toHaveURL(townUrl("corbas", "/connexion/demande"));
  await expect(page.getByRole("heading", { name: "Votre demande précédente n’a pas été acceptée" })).toBeVisible();
  await expect(page.getByText("Sami n’est pas encore inscrit à l’école.")).toBeVisible();
  await checkAccessibility(page);
});

test("a health sheet that is too long is refused field by field, and nothing of it is lost", async ({ page }) => {
  const family = await ownFamily("rive-de-gier");
  await comeInAs(page, "rive-de-gier", family);
  await openPage(page, townUrl("rive-de-gier", `/famille/dossier/sante/${family.children[0]?.id}`));
  // A browser stops at the limit; what goes round it meets the same one at the server.
  await page.locator("main [maxlength]").evaluateAll((fields) => {
    for (const field of fields) field.removeAttribute("maxlength");
  });
  const typed = { allergies: "a".repeat(2001), conduct: "Appeler le 15.", doctor: "d".repeat(301) };
  await fillForm(page, typed);
  await page.getByRole("button", { name: "Enregistrer la fiche" }).click();
  await expectRefused(page, {
    allergies: /Ce texte est trop long\. Écrivez au plus 2000 caractères\./,
    doctor: /Ce texte est trop long\. Écrivez au plus 300 caractères\./,
  });
  await expectKept(page, typed);
});

/** Sends the form of the page as a browser without a script does, by a page of `origin`; gives the status. */
async function sendFrom(page: Page, origin: string, values: Readonly<Record<string, string>>): Promise<number> {
  const html = await (await page.request.get(page.url())).text();
  const [, form = ""] = /<main.*?<form[^>]*>(.*?)<\/form>/s.exec(html) ?? [];
  const unescaped = (text = "") => text.replaceAll("&quot;", '"').replaceAll("&#x27;", "'").replaceAll("&amp;", "&");
  const multipart: Record<string, string> = {};
  for (const [input] of form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
    const [, name] = / name="([^"]*)"/.exec(input) ?? [];
    if (name) multipart[name] = unescaped(/ value="([^"]*)"/.exec(input)?.[1]);
  }
  expect(Object.keys(multipart).join(" "), "the action of the form").toContain("$ACTION_");
  const sent = { headers: { origin }, multipart: { ...multipart, ...values }, maxRedirects: 0 };
  return (await page.request.post(page.url(), sent)).status();
}

test("a meal that was decided with the town meanwhile is not changed by an old page", async ({ page, withScript }) => {
  const family = await ownFamily("rive-de-gier");
  const [child] = family.children;
  await comeInAs(page, "rive-de-gier", family);
  await openPage(page, townUrl("rive-de-gier", `/famille/dossier/repas/${child?.id}`));
  const dietNow = async () =>
    (
      await inTown<{ diet: string }>("rive-de-gier", "SELECT diet FROM child WHERE city_id = $1 AND id = $2", [
        child?.id,
      ])
    )[0]?.diet;
  // The same form, with the parent's cookie, from a page of another site: not heard (attack 31); from ours it is.
  const asked = await dietNow();
  for (const origin of ["https://evil.example", "null"]) {
    expect(await sendFrom(page, origin, { diet: "sans_viande" }), origin).toBeGreaterThanOrEqual(400);
    expect(await dietNow()).toBe(asked);
  }
  expect(await sendFrom(page, new URL(page.url()).origin, { diet: "sans_viande" })).toBe(303);
  expect([asked, await dietNow()]).toEqual(["standard", "sans_viande"]);

  await inTown("rive-de-gier", "UPDATE child SET diet = 'panier_pai' WHERE city_id = $1 AND id = $2", [child?.id]);
  await tick(page.getByLabel(/sans viande/i));
  await page.getByRole("button", { name: "Enregistrer" }).click();
  if (withScript) {
    await expectRefused(page, { diet: /Le repas de cet enfant est décidé avec la mairie/ });
    await expect(page.getByLabel(/sans viande/i)).toBeChecked();
  } else {
    // The page is made anew, and there is no form on it any more.
    await expect(page.getByText(/Ce choix est fait avec la mairie/)).toBeVisible();
    await checkAccessibility(page);
  }
  expect(await dietNow()).toBe("panier_pai");
});

/** Two FranceConnect logins, and no local one any more: the session that is open stays. */
async function onlyFranceConnect({ town, accountId }: OwnFamily): Promise<void> {
  await inTown(
    town,
    `WITH c AS (DELETE FROM local_credential WHERE city_id = $1 AND account_id = $2)
     INSERT INTO federated_identity (city_id, id, issuer, subject, account_id, claims)
     SELECT $1, gen_random_uuid(), $3, gen_random_uuid()::text, $2, '{}' FROM generate_series(1, 2)`,
    [accountId, environment().franceConnect],
  );
}

test("the only way in is not taken away, though the page showed two", async ({ page, context, withScript }) => {
  const family = await ownFamily("saint-chamond");
  await comeInAs(page, "saint-chamond", family);
  await onlyFranceConnect(family);
  const [first, second] = [page, await context.newPage()];
  for (const tab of [first, second]) await openPage(tab, townUrl("saint-chamond", "/famille/profil"));
  const remove = { name: /Détacher|Retirer/ };
  await expect(first.getByRole("button", remove)).toHaveCount(2);
  await first.getByRole("button", remove).first().click();
  await expect(first.getByRole("button", remove)).toHaveCount(0);
  await second.getByRole("button", remove).last().click();
  if (withScript) await expectRefusedWhole(second, /C’est votre seul moyen de connexion\. Si vous le retiriez/);
  else
    await expect(second.getByText(/C’est votre seul moyen de connexion\s: il ne peut pas être retiré/)).toBeVisible();
  const rows = await inTown(
    "saint-chamond",
    "SELECT 1 FROM federated_identity WHERE city_id = $1 AND account_id = $2 AND unlinked_at IS NULL",
    [family.accountId],
  );
  expect(rows).toHaveLength(1);
});

test("a town that is not here: the search says so, keeps what was typed, and shows the way", async ({ page }) => {
  await openPage(page, "/");
  await page.getByLabel(/code postal/).fill("Trifouilly-les-Oies");
  await page.getByRole("button", { name: /Chercher/ }).click();
  await expect(page.getByText(/Si votre commune n’est pas dans la liste, elle n’utilise pas ce portail/)).toBeVisible();
  await expect(page.getByLabel(/code postal/)).toHaveValue("Trifouilly-les-Oies");
  await checkAccessibility(page);
  await page.getByRole("link", { name: "Voir toutes les communes" }).click();
  await expect(page.getByRole("link", { name: /Corbas/ })).toBeVisible();
});
