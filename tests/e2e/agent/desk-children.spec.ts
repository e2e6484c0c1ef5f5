import type { Page } from "@playwright/test";
import { checkAccessibility } from "../support/accessibility";
import { inTown } from "../support/base";
import { type TownSlug, townUrl } from "../support/environment";
import { expect, openPage, test } from "../support/journey";
import { loginLocal } from "../support/log-in";
import { nextMail } from "../support/mails";
import { type OwnFamily, ownFamily } from "../support/own-family";
import { expectKept, expectRefused, expectRefusedWhole, expectToldWrong, fillForm, tick } from "../support/refusals";
import { comeIn, ownAgent } from "./support/agents";
import { choose } from "./support/pages";
import { ownAccountRequest, ownName } from "./support/requests";

const dossierOf = ({ town, familyId }: OwnFamily) => townUrl(town, `/agents/familles/${familyId}`);
const submit = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const ADD = "Ajouter l’enfant et prévenir la famille";

/** A public school of the town with classes, the first one, where this child is not yet. */
async function schoolOf(town: TownSlug, childId: string | null = null): Promise<{ id: string; name: string }> {
  const [school] = await inTown<{ id: string; name: string }>(
    town,
    `SELECT s.id, s.name FROM school s WHERE s.city_id = $1 AND s.sector = 'public'
       AND EXISTS (SELECT FROM school_class k WHERE k.school_id = s.id AND 'CE1' = ANY (k.levels))
       AND EXISTS (SELECT FROM slot WHERE slot.school_id = s.id)
       AND s.id IS DISTINCT FROM (SELECT school_id FROM child WHERE id = $2) ORDER BY s.uai LIMIT 1`,
    [childId],
  );
  if (!school) throw new Error("The town has no school with a CE1");
  return school;
}

/** The first child of the family has booked the last day of its school that has a place. */
async function holdLastDay({ town, familyId, children: [child] }: OwnFamily): Promise<void> {
  await inTown(
    town,
    `WITH s AS (UPDATE slot SET taken = taken + 1 WHERE id = (
         SELECT s.id FROM slot s JOIN child c ON c.city_id = s.city_id AND c.school_id = s.school_id
         WHERE c.city_id = $1 AND c.id = $3 AND s.day > current_date + 7 AND s.taken < s.capacity ORDER BY s.day DESC LIMIT 1)
       RETURNING city_id, id, activity_id, day)
     INSERT INTO booking (city_id, id, slot_id, activity_id, day, child_id, family_id, price_cents, fee)
     SELECT city_id, gen_random_uuid(), id, activity_id, day, $3, $2, 0, '{}' FROM s`,
    [familyId, child?.id],
  );
}

const ofPage = (page: Page, name: string) => page.getByRole("status").filter({ hasText: name });

test("a parent whose dossier has no child yet is told what happens next", async ({ page }) => {
  const family = await ownFamily("saint-chamond", { children: [] });
  await loginLocal(page, "saint-chamond", family);
  for (const path of ["", "/dossier", "/reservations"]) {
    await openPage(page, townUrl("saint-chamond", `/famille${path}`));
    await expect(page.getByText("Vos enfants ne sont pas encore dans votre dossier")).toBeVisible();
    await checkAccessibility(page);
  }
});

test("a dossier that was just opened gets its child", async ({ page }) => {
  const family = await ownFamily("saint-chamond", { children: [] });
  const clerk = await ownAgent("saint-chamond");
  await comeIn(page, clerk);
  await openPage(page, dossierOf(family));
  await expect(page.getByText("Aucun enfant dans ce dossier.")).toBeVisible();
  await page.getByRole("link", { name: "Ajouter un enfant" }).click();
  await checkAccessibility(page);
  await submit(page, ADD);
  await expectRefused(page, {
    firstName: "Écrivez le prénom de l’enfant.",
    lastName: "Écrivez le nom de famille de l’enfant.",
    birthdate: "Écrivez la date de naissance de l’enfant.",
  });
  const [school, firstName, lastName] = [await schoolOf("saint-chamond"), ownName(), ownName()];
  await fillForm(page, { firstName, lastName, birthdate: "31/02/2018" });
  await page.getByLabel("École").selectOption(school.id);
  await submit(page, ADD);
  await expectToldWrong(page, { birthdate: /n’existe pas/ });
  await expectKept(page, { firstName, lastName, birthdate: "31/02/2018", schoolId: school.id });
  await fillForm(page, { birthdate: "04/05/2018" });
  await submit(page, ADD);
  await expect(ofPage(page, "L’enfant est ajouté au dossier")).toBeVisible();
  await expect(page.getByRole("heading", { name: `${firstName} ${lastName}` })).toBeVisible();
  await expect(page.getByText("Aucune inscription à une activité.")).toBeVisible();
  await checkAccessibility(page);
  expect((await nextMail(family.login, /Un enfant a été ajouté/)).subject).not.toContain(firstName);
});

test("a child is enrolled by an agent: the parent can book", async ({ page, visitor, withScript }) => {
  const family = await ownFamily("saint-chamond", { children: ["Nour"] });
  await inTown("saint-chamond", "DELETE FROM enrolment WHERE city_id = $1 AND family_id = $2", [family.familyId]);
  await comeIn(page, await ownAgent("saint-chamond"));
  await openPage(page, dossierOf(family));
  await page.getByRole("link", { name: /^inscrire/ }).click();
  await checkAccessibility(page);
  await page.locator('[name="to"]').fill("01/01/2020");
  await submit(page, "Inscrire et prévenir la famille");
  await expectRefused(page, { to: /finit avant de commencer/ });
  const [activity] = await inTown<{ last: string }>(
    "saint-chamond",
    "SELECT to_char(last_day, 'DD/MM/YYYY') AS last FROM activity WHERE city_id = $1 AND code = 'cantine'",
  );
  await fillForm(page, { to: activity?.last ?? "" });
  await submit(page, "Inscrire et prévenir la famille");
  await expect(ofPage(page, "L’inscription est faite")).toBeVisible();
  await nextMail(family.login, /Une inscription est faite/);

  const parent = await visitor({ javaScriptEnabled: withScript });
  await loginLocal(parent, "saint-chamond", family);
  await openPage(parent, townUrl("saint-chamond", "/famille/reservations"));
  await expect(parent.getByRole("button", { name: "Voir le récapitulatif" })).toBeVisible();
});

test("a child that lives in another dossier already is shown, and attached rather than made again", async ({
  page,
}) => {
  const [mother, father] = [await ownFamily("corbas", { children: [] }), await ownFamily("corbas", { children: [] })];
  const clerk = await ownAgent("corbas");
  await comeIn(page, clerk);
  const child = { firstName: ownName(), lastName: ownName(), birthdate: "12/09/2017" };
  const add = async (family: OwnFamily) => {
    await openPage(page, `${dossierOf(family)}/enfants/nouveau`);
    await fillForm(page, child);
    await submit(page, ADD);
  };
  await add(mother);
  await expect(ofPage(page, "L’enfant est ajouté au dossier")).toBeVisible();
  await add(father);
  await expectRefused(page, { twin: /Un enfant ressemble à celui-ci/ });
  await expectKept(page, child);
  const known = page.getByRole("link", {
    name: new RegExp(`^${child.firstName} ${child.lastName}, 12 septembre 2017, dossier`),
  });
  await expect(known).toHaveAttribute("href", new RegExp(`/agents/familles/${mother.familyId}$`));
  await choose(page, `${child.firstName} ${child.lastName}`);
  await submit(page, ADD);
  await expectToldWrong(page, { custody: /Cet enfant vit aussi dans le dossier/ });
  await choose(page, "ici les semaines paires");
  await submit(page, ADD);
  await expectToldWrong(page, { twin: /Un enfant ressemble à celui-ci/ });
  await choose(page, `${child.firstName} ${child.lastName}`);
  await submit(page, ADD);
  await expect(ofPage(page, "L’enfant est rattaché à ce foyer")).toBeVisible();
  await expect(page.getByText("Aussi dans")).toBeVisible();
  await checkAccessibility(page);
  await nextMail(mother.login, /La garde d’un enfant a changé/);
  const made = await inTown("corbas", "SELECT id FROM child WHERE city_id = $1 AND last_name = $2", [child.lastName]);
  expect(made).toHaveLength(1);
});

test("an agent changes a child’s card", async ({ page, visitor, withScript }) => {
  const family = await ownFamily("rive-de-gier", { children: ["Malo"] });
  const clerk = await ownAgent("rive-de-gier");
  const [child] = family.children;
  const school = await schoolOf("rive-de-gier", child?.id);
  await comeIn(page, clerk);
  const card = `${dossierOf(family)}/enfants/${child?.id}`;
  await openPage(page, card);
  await checkAccessibility(page);
  const save = "Enregistrer et prévenir la famille";
  await submit(page, save);
  await expectRefusedWhole(page, "Rien n’a changé");
  await page.getByLabel("Repas à la cantine").selectOption("sans_viande");
  await submit(page, save);
  await expect(ofPage(page, "La fiche de l’enfant est à jour")).toBeVisible();
  await nextMail(family.login, /La fiche d’un enfant a changé/);

  await holdLastDay(family);
  await openPage(page, card);
  await page.getByRole("link", { name: "Changer d’école" }).click();
  await checkAccessibility(page);
  await page.getByLabel("Nouvelle école", { exact: true }).selectOption(school.id);
  const [first] = await inTown<{ typed: string; month: string }>(
    "rive-de-gier",
    `SELECT to_char(d, 'DD/MM/YYYY') AS typed, to_char(d, 'YYYY-MM') AS month
     FROM (SELECT date_trunc('month', current_date + 31)::date + 14 AS d, $1::uuid) x`,
  );
  await fillForm(page, { from: "01/01/2020" });
  await submit(page, "Voir ce que cela change");
  await expectToldWrong(page, { from: /trop tôt ou trop loin/ });
  await expectKept(page, { schoolId: school.id, from: "01/01/2020" });
  await fillForm(page, { from: first?.typed ?? "" });
  await submit(page, "Voir ce que cela change");
  await expect(page.getByRole("heading", { level: 2, name: /\(1\)$/ })).toBeVisible();
  await expect(page.getByText(school.name, { exact: true })).toBeVisible();
  await checkAccessibility(page);
  await submit(page, "Changer d’école et prévenir la famille");
  await expect(ofPage(page, "Le changement d’école est enregistré")).toBeVisible();
  await nextMail(family.login, /Changement d’école/);
  const parent = await visitor({ javaScriptEnabled: withScript });
  await loginLocal(parent, "rive-de-gier", family);
  await openPage(parent, townUrl("rive-de-gier", `/famille/reservations?mois=${first?.month}`));
  await expect(parent.getByText(/^Malo change d’école\. Jusqu’au 14 .*à partir du 15 /)).toContainText(school.name);
  await expect(parent.getByText("pour ce jour demandez à la mairie")).toHaveCount(0);
  await checkAccessibility(parent);

  await openPage(page, card);
  await page.getByLabel("Niveau").selectOption("CE1");
  const classes = page.getByLabel("Classe", { exact: false });
  const wrong = await classes.locator("option").filter({ hasNotText: "CE1" }).nth(1).getAttribute("value");
  await classes.selectOption(wrong ?? "");
  await submit(page, save);
  await expectToldWrong(page, { classId: /accueille/ });
  const right = await classes.locator("option").filter({ hasText: "CE1" }).first().getAttribute("value");
  await classes.selectOption(right ?? "");
  await submit(page, save);
  await expect(ofPage(page, "La fiche de l’enfant est à jour")).toBeVisible();
});

test("an agent ends an enrolment, and takes a child out of the household", async ({ page }) => {
  const family = await ownFamily("rive-de-gier", { children: ["Malo"] });
  await comeIn(page, await ownAgent("rive-de-gier"));
  const card = `${dossierOf(family)}/enfants/${family.children[0]?.id}`;
  await openPage(page, card);
  await page.getByRole("link", { name: /^Arrêter cette inscription/ }).click();
  await checkAccessibility(page);
  await submit(page, "Voir ce que cela change");
  await expectRefused(page, { lastDay: "Écrivez le dernier jour de l’inscription." });
  await fillForm(page, { lastDay: "01/01/2001" });
  await submit(page, "Voir ce que cela change");
  await expectToldWrong(page, { lastDay: /Écrivez un jour de cette période/ });
  const [today] = await inTown<{ day: string }>("rive-de-gier", "SELECT to_char(now(), 'DD/MM/YYYY') AS day, $1::uuid");
  await fillForm(page, { lastDay: today?.day ?? "" });
  await submit(page, "Voir ce que cela change");
  await expect(page.getByText("aucun jour n’est réservé ni attendu")).toBeVisible();
  await expect(page.getByText(`Ce foyer : ${family.login}.`)).toBeVisible();
  await checkAccessibility(page);
  await page.getByRole("link", { name: "Choisir un autre dernier jour" }).click();
  await expectKept(page, { lastDay: today?.day ?? "" });
  await submit(page, "Voir ce que cela change");
  await expect(page.getByText("aucun jour n’est réservé ni attendu")).toBeVisible();
  // Meanwhile the parent books a day.
  await holdLastDay(family);
  await submit(page, "Arrêter l’inscription et prévenir la famille");
  await expectRefusedWhole(page, /Depuis que vous avez lu ce récapitulatif, le .* a changé\. Rien n’est enregistré\./);
  await expect(page.getByRole("heading", { name: "Réservations annulées, sans frais (1)" })).toBeVisible();
  await expect(page.getByText("aucun jour n’est réservé ni attendu")).toHaveCount(0);
  await submit(page, "Arrêter l’inscription et prévenir la famille");
  await expect(ofPage(page, "L’inscription est arrêtée")).toBeVisible();
  await nextMail(family.login, /Une inscription s’arrête/);

  await openPage(page, card);
  await page.getByRole("link", { name: "Retirer Malo de ce dossier" }).click();
  await checkAccessibility(page);
  await submit(page, "Retirer l’enfant et prévenir la famille");
  await expectRefused(page, { sure: /Cochez la case/ });
  await tick(page.locator('[name="sure"]'));
  await submit(page, "Retirer l’enfant et prévenir la famille");
  await expect(ofPage(page, "L’enfant n’est plus dans ce dossier")).toBeVisible();
  await expect(page.getByText("Aucun enfant dans ce dossier.")).toBeVisible();
  await nextMail(family.login, /Un enfant n’est plus dans votre dossier/);
});

test("the children that a parent wrote in the request are beside the form that adds them", async ({ page }) => {
  const clerk = await ownAgent("corbas");
  const request = await ownAccountRequest("corbas");
  await comeIn(page, clerk);
  await openPage(page, townUrl("corbas", `/agents/demandes/${request.id}`));
  await choose(page, "Un nouveau dossier");
  await choose(page, "Dans la commune");
  await submit(page, "Ouvrir le compte et prévenir par e-mail");
  await expect(page.getByRole("heading", { name: "Et maintenant" })).toBeVisible();
  await checkAccessibility(page);
  await page.getByRole("link", { name: "Ajouter un enfant" }).click();
  await expect(page.getByText("Nina, 4 mai 2019")).toBeVisible();
  await checkAccessibility(page);
});

test("an agent without the right to change dossiers sees no way to, and finds no page", async ({ page }) => {
  const family = await ownFamily("corbas", { children: ["Ada"] });
  const reader = await ownAgent("corbas", "Responsable de la restauration");
  await comeIn(page, reader);
  await openPage(page, dossierOf(family));
  await expect(page.getByRole("heading", { name: /Ada/ })).toBeVisible();
  await expect(page.getByRole("link", { name: /Ajouter|Modifier|Saisir/ })).toHaveCount(0);
  for (const path of [
    "/enfants/nouveau",
    `/enfants/${family.children[0]?.id}`,
    "/adultes/nouveau",
    "/foyer",
    "/quotient",
  ]) {
    await openPage(page, dossierOf(family) + path, 404);
  }
});
