import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { checkAccessibility } from "../support/accessibility";
import { inTown } from "../support/base";
import { type TownSlug, townUrl } from "../support/environment";
import { expect, openPage, test } from "../support/journey";
import { mails, nextMail } from "../support/mails";
import { type OwnFamily, ownFamily, parentOf } from "../support/own-family";
import { expectRefused, expectRefusedWhole } from "../support/refusals";
import { comeInAsTyped } from "../support/typed-identity";
import { comeIn, ownAgent } from "./support/agents";
import { choose, expectDecided } from "./support/pages";
import { ownAccountRequest } from "./support/requests";

/** A login by FranceConnect that resembles the parent of the family without certainty; gives the request it makes. */
async function doubtfulLogin(page: Page, family: OwnFamily, courriel: string): Promise<string> {
  const { town } = family;
  const { birthName: nom } = await parentOf(family);
  await comeInAsTyped(page, town, { nom, prenoms: "Camille", naissance: "1988-02-03", courriel });
  await expect(page).toHaveURL(/\/connexion\/(demande|en-attente)/);
  const [request] = await inTown<{ id: string }>(
    town,
    "SELECT id FROM account_request WHERE city_id = $1 AND email = $2 AND doubtful",
    [courriel],
  );
  return request?.id ?? "";
}

const open = (page: Page, town: TownSlug, id: string) => openPage(page, townUrl(town, `/agents/demandes/${id}`));

test("a doubtful identity is refused: neither the mail nor the page tells that somebody of that name exists", async ({
  page,
  visitor,
  withScript,
}) => {
  const [clerk, family] = [await ownAgent("corbas"), await ownFamily("corbas", { children: ["Secrète"] })];
  const courriel = `homonyme-${randomUUID().slice(0, 8)}@courriel.example`;
  const stranger = await visitor({ javaScriptEnabled: withScript });
  const id = await doubtfulLogin(stranger, family, courriel);
  await comeIn(page, clerk);
  await open(page, "corbas", id);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Identité à vérifier");
  await expect(page.getByText(/ne dites ni si un dossier ou un compte existe/)).toBeVisible();
  await page.getByRole("link", { name: /^Il s’agit d’une autre personne/ }).click();
  await expect(page.getByLabel(/Votre réponse/)).toHaveValue(/^Nous n’avons pas pu ouvrir d’accès/);
  await checkAccessibility(page);
  await page.getByRole("button", { name: "Refuser et envoyer l’e-mail" }).click();
  await expectDecided(page, "Refusée", clerk.name);

  const { text } = await nextMail(courriel, /Réponse à votre demande de compte/);
  await openPage(stranger, townUrl("corbas", "/connexion/demande"));
  await expect(stranger.getByText(/Nous n’avons pas pu ouvrir d’accès/)).toBeVisible();
  await checkAccessibility(stranger);
  const told = text + ((await stranger.locator("main").textContent()) ?? "");
  for (const secret of ["Secrète", family.login, "dossiers", "rue de l’Essai", "0639980000"]) {
    expect(told).not.toContain(secret);
  }
});

test("a second login of one kind is refused for a person who has one, and says how to answer", async ({ page }) => {
  const [clerk, family] = [await ownAgent("rive-de-gier"), await ownFamily("rive-de-gier")];
  const { birthName } = await parentOf(family);
  const request = await ownAccountRequest("rive-de-gier", {
    birthName,
    firstNames: ["Camille"],
    birthdate: "1988-02-03",
  });
  await comeIn(page, clerk);
  await open(page, "rive-de-gier", request.id);
  const approve = async () => {
    await choose(page, `C’est Camille ${birthName}`);
    await page.getByRole("button", { name: "Ouvrir le compte et prévenir par e-mail" }).click();
  };
  const become = (status: string) =>
    inTown("rive-de-gier", "UPDATE account SET status = $3 WHERE city_id = $1 AND id = $2", [family.accountId, status]);
  await become("suspended");
  await approve();
  await expectRefused(page, { into: /est suspendu\s: rouvrez-le d’abord/ });
  await expect(page.getByRole("link", { name: /^Voir l’accès en ligne/ })).toHaveAttribute(
    "href",
    new RegExp(`/agents/familles/${family.familyId}/adultes/`),
  );
  await become("active");
  await approve();
  await expectRefusedWhole(page, /a déjà un moyen de connexion du même genre. Refusez la demande sans dire/);
  await expect(page.getByRole("radio", { name: new RegExp(`^C’est Camille ${birthName}`) })).toBeChecked();
  expect(await mails(request.email)).toEqual([]);
});

test("the address on file is told when a login is added for another address", async ({ page }) => {
  const [clerk, family] = [await ownAgent("saint-chamond"), await ownFamily("saint-chamond")];
  const { birthName } = await parentOf(family);
  await inTown("saint-chamond", "DELETE FROM local_credential WHERE city_id = $1 AND account_id = $2", [
    family.accountId,
  ]);
  const request = await ownAccountRequest("saint-chamond", {
    birthName,
    firstNames: ["Camille"],
    birthdate: "1988-02-03",
  });
  await comeIn(page, clerk);
  await open(page, "saint-chamond", request.id);
  await choose(page, `C’est Camille ${birthName}`);
  await expect(page.getByText(/Les adresses déjà connues en sont prévenues/)).toBeVisible();
  await checkAccessibility(page);
  await page.getByRole("button", { name: "Ouvrir le compte et prévenir par e-mail" }).click();
  await expectDecided(page, "Acceptée", clerk.name);
  const { text } = await nextMail(family.login, /Un moyen de connexion a été ajouté à votre nom/);
  expect(text).toContain("contactez la mairie sans attendre");
  expect(text).not.toContain(request.email);
  await nextMail(request.email, /Votre compte est ouvert/);
});
