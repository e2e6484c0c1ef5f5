import { randomUUID } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import { addDays, dayOf, formatDayWithYear } from "../../../server/platform/dates";
import { typedDay } from "../../../server/platform/local-date";
import { checkAccessibility } from "../support/accessibility";
import { townUrl } from "../support/environment";
import { expect, openPage, test } from "../support/journey";
import { ownFamily } from "../support/own-family";
import { errorSummary, expectKept, expectRefused, expectRefusedWhole, fillForm, tick } from "../support/refusals";
import { comeInAs } from "../support/session";
import { addAdult } from "./support/people";

test("one changes how one is reached: the telephone at once, the e-mail after the town has looked", async ({
  page,
}) => {
  const family = await ownFamily("saint-chamond", { children: ["Yann", "Zita"] });
  await comeInAs(page, "saint-chamond", family);
  await openPage(page, townUrl("saint-chamond", "/famille/dossier"));
  for (const child of ["Yann", "Zita"]) await expect(page.getByRole("heading", { name: child })).toBeVisible();
  await expect(page.getByText(/720,00\s€/)).toBeVisible();
  await checkAccessibility(page);
  await page.getByRole("link", { name: "Modifier mes coordonnées" }).click();
  await expect(page.getByText(/S’applique tout de suite/)).toBeVisible();
  await checkAccessibility(page);

  const send = page.getByRole("button", { name: "Envoyer les changements" });
  await send.click();
  await expectRefusedWhole(page, /Rien n’a changé/);
  await fillForm(page, { phone: "06 12", email: "pas une adresse" });
  await send.click();
  await expectRefused(page, {
    phone: /Ce numéro de téléphone n’est pas complet/,
    email: /Cette adresse e-mail n’est pas complète/,
  });
  await expectKept(page, { phone: "06 12", email: "pas une adresse" });

  const email = `nouvelle-${randomUUID().slice(0, 8)}@courriel.example`;
  await fillForm(page, { phone: "06 39 98 77 66", email });
  await send.click();
  await expect(page).toHaveURL(townUrl("saint-chamond", "/famille/dossier/modifications?fait=partage"));
  await expect(page.getByText("Une partie de vos changements est déjà enregistrée.")).toBeVisible();
  await expect(page.getByText("Appliquée tout de suite.")).toBeVisible();
  await checkAccessibility(page);

  await openPage(page, townUrl("saint-chamond", "/famille/dossier"));
  await expect(page.getByText("06 39 98 77 66")).toBeVisible();
  await expect(page.getByText(family.login)).toBeVisible();

  await openPage(page, townUrl("saint-chamond", "/famille/dossier/coordonnees"));
  await expect(page.getByText(/Vous avez déjà une demande en attente/)).toBeVisible();
  await fillForm(page, { email: "encore-une-autre@courriel.example" });
  await send.click();
  await expectRefusedWhole(page, /Une demande attend déjà une réponse/);

  await openPage(page, townUrl("saint-chamond", "/famille/dossier/modifications"));
  await page.getByRole("button", { name: "Retirer cette demande" }).click();
  await expect(page.getByText("Votre demande est retirée.")).toBeVisible();
  await checkAccessibility(page);
  await openPage(page, townUrl("saint-chamond", "/famille/dossier/historique"));
  await expect(page.getByText("0639987766").or(page.getByText("06 39 98 77 66")).first()).toBeVisible();
  await checkAccessibility(page);
});

test("a new address waits for the town, whose answer is followed from the dossier", async ({ page }) => {
  const family = await ownFamily("corbas");
  await comeInAs(page, "corbas", family);
  await openPage(page, townUrl("corbas", "/famille/dossier/adresse"));
  await checkAccessibility(page);
  await fillForm(page, { line: "", postcode: "6996", town: "", movedOn: "31/02/2027" });
  const send = page.getByRole("button", { name: "Envoyer la nouvelle adresse" });
  await send.click();
  await expectRefused(page, {
    line: "Écrivez le numéro et la rue.",
    postcode: "Un code postal a cinq chiffres.",
    town: "Écrivez la commune.",
    movedOn: /Cette date n’existe pas/,
  });
  const movedOn = addDays(dayOf(Temporal.Now.instant(), "Europe/Paris"), -4);
  await fillForm(page, { line: "8 place Neuve", postcode: "69960", town: "Corbas", movedOn: typedDay(movedOn) });
  await send.click();
  await expect(page).toHaveURL(townUrl("corbas", "/famille/dossier/modifications?fait=demande"));
  await expect(page.getByText(`8 place Neuve, 69960 Corbas (à partir du ${formatDayWithYear(movedOn)})`)).toBeVisible();
  await openPage(page, townUrl("corbas", "/famille/dossier"));
  await expect(page.getByText(/1 rue de l’Essai/)).toBeVisible();
});

test("the health sheet is written by a parent, and one changed meanwhile is not overwritten", async ({
  page,
  visitor,
}) => {
  const family = await ownFamily("rive-de-gier");
  const sheet = townUrl("rive-de-gier", `/famille/dossier/sante/${family.children[0]?.id}`);
  const other = await visitor();
  await comeInAs(page, "rive-de-gier", family);
  await comeInAs(other, "rive-de-gier", await addAdult(family, "parent"));
  await openPage(page, sheet);
  await checkAccessibility(page);
  await openPage(other, sheet);
  await fillForm(page, { allergies: "Arachide : gonflement du visage", doctor: "Dr Exemple, Rive-de-Gier" });
  const save = { name: "Enregistrer la fiche" };
  await page.getByRole("button", save).click();
  await expect(page).toHaveURL(townUrl("rive-de-gier", "/famille/dossier?fait=sante"));
  await checkAccessibility(page);
  await openPage(page, sheet);
  await expectKept(page, { allergies: "Arachide : gonflement du visage", doctor: "Dr Exemple, Rive-de-Gier" });

  await fillForm(other, { allergies: "Aucune" });
  await other.getByRole("button", save).click();
  await expectRefusedWhole(other, /La fiche a été modifiée par quelqu’un d’autre/);
  await expectKept(other, { allergies: "Aucune" });
  await openPage(other, sheet);
  await expectKept(other, { allergies: "Arachide : gonflement du visage" });

  await openPage(page, townUrl("rive-de-gier", "/famille/dossier/historique"));
  await expect(page.locator("main")).not.toContainText("Arachide");
});

test("the meal of a child is chosen in the dossier; an old page takes nothing back", async ({ page, visitor }) => {
  const family = await ownFamily("rive-de-gier");
  await comeInAs(page, "rive-de-gier", family);
  await openPage(page, townUrl("rive-de-gier", "/famille/dossier"));
  await page.getByRole("link", { name: /Changer le repas de Lou/ }).click();
  await tick(page.getByLabel(/sans viande/i));
  await checkAccessibility(page);
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await expect(page).toHaveURL(townUrl("rive-de-gier", "/famille/dossier?fait=repas"));
  await expect(page.getByText(/sans viande.* à la cantine/i)).toBeVisible();
  await expect(errorSummary(page)).toHaveCount(0);

  const [old, details] = [await visitor(), townUrl("rive-de-gier", "/famille/dossier/coordonnees")];
  await comeInAs(old, "rive-de-gier", family);
  await openPage(old, details);
  const send = { name: "Envoyer les changements" };
  const email = `nouvelle-${randomUUID().slice(0, 8)}@courriel.example`;
  await openPage(page, details);
  await fillForm(page, { phone: "06 39 98 77 66", email });
  await page.getByRole("button", send).click();
  await expect(page).toHaveURL(townUrl("rive-de-gier", "/famille/dossier/modifications?fait=applique"));

  await fillForm(old, { phone: "06 39 98 00 11" });
  await old.getByRole("button", send).click();
  await expectRefused(old, { phone: /il contient maintenant «\s06\s39\s98\s77\s66\s»/ });
  await expectKept(old, { phone: "06 39 98 00 11" });
  await fillForm(old, { phone: "06 39 98 77 66", usageName: "Essai-Roy" });
  await old.getByRole("button", send).click();
  await expect(old).toHaveURL(/\/famille\/dossier\/modifications\?fait=/);
  await openPage(old, details);
  await expectKept(old, { email });
});
