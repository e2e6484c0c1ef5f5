import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { book, box, dayLine, openMonth } from "../parent/support/month";
import { bookableDays, bookingsOn, ownSchool, sendToSchool } from "../parent/support/places";
import { checkAccessibility } from "../support/accessibility";
import { inTown } from "../support/base";
import { townUrl } from "../support/environment";
import { expect, openPage, test } from "../support/journey";
import { nextMail } from "../support/mails";
import { ownFamily } from "../support/own-family";
import { expectKept, expectRefused, fillForm, tick } from "../support/refusals";
import { comeInAs } from "../support/session";
import { comeIn, ownAgent } from "./support/agents";
import { typed } from "./support/day";
import { expectAsNothing, goToSection } from "./support/pages";

const TOWN = "saint-chamond";
const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const next = (page: Page) => page.getByRole("button", { name: "Voir ce que cela change" }).click();

/** A parent who has booked one day, in a school of this test only. */
async function bookedMeal(parent: Page) {
  const family = await ownFamily(TOWN, { children: ["Ada"] });
  const schoolId = await ownSchool(TOWN, 20);
  await sendToSchool(family, schoolId);
  const [day = ""] = await bookableDays(family, 1);
  await comeInAs(parent, TOWN, family);
  await book(parent, family, day);
  const [found] = await inTown<{ name: string }>(TOWN, "SELECT name FROM school WHERE city_id = $1 AND id = $2", [
    schoolId,
  ]);
  return { family, schoolId, school: found?.name ?? "", day };
}

test("staff close a day that is booked, the family is told why, and reopening books nobody again", async ({
  page,
  visitor,
  withScript,
}) => {
  const parent = await visitor({ javaScriptEnabled: withScript });
  const { family, schoolId, school, day } = await bookedMeal(parent);
  const reason = `Grève ${randomUUID().slice(0, 8)}`;

  await test.step("a form that is wrong says so by its fields, and keeps what was typed", async () => {
    await comeIn(page, await ownAgent(TOWN, "Responsable de la restauration"));
    await goToSection(page, "Activités");
    await page.getByRole("link", { name: "Jours de fermeture" }).click();
    await expect(heading(page)).toHaveText("Jours de fermeture");
    await checkAccessibility(page);
    await page.getByRole("link", { name: "Fermer des jours" }).click();
    await fillForm(page, { from: "31/02/2027" });
    await next(page);
    await expectRefused(page, { label: /Écrivez la raison/, from: /Cette date n’existe pas/ });
    await fillForm(page, { label: reason, from: "01/09/2026", to: typed(day) });
    await next(page);
    await expectRefused(page, { from: /Ce jour est passé/ });
    await expectKept(page, { label: reason, from: "01/09/2026", to: typed(day) });
  });

  await test.step("the recap counts what will change, and nothing is closed yet", async () => {
    await fillForm(page, { from: typed(day), to: "" });
    await page.locator('main [name="schoolId"]').selectOption(schoolId);
    await next(page);
    await expect(heading(page)).toHaveText("Récapitulatif de la fermeture");
    const recap = page.locator("main");
    await expect(recap).toContainText("1 jour ouvert ferme");
    await expect(recap).toContainText("1 réservation annulée sans frais, pour 1 enfant");
    await expect(recap).toContainText("1 famille concernée, prévenue par un seul e-mail");
    await expect(recap).not.toContainText("déjà fermé");
    await checkAccessibility(page);
    await page.getByRole("link", { name: "Corriger" }).click();
    await expectKept(page, { label: reason, from: typed(day), to: "", schoolId });
    await next(page);
    expect(await bookingsOn(family, day)).toBe(1);
  });

  await test.step("confirmed, its page says what was done, and whether somebody is to be called", async () => {
    await expect(heading(page)).toHaveText("Récapitulatif de la fermeture");
    const second = await page.context().newPage();
    await openPage(second, page.url());
    const close = (tab: Page) => tab.getByRole("button", { name: "Fermer et prévenir les familles" }).click();
    await close(page);
    await expect(page.locator("main")).toContainText("Aucune famille n’est à appeler");
    await close(second);
    await expect(second.getByRole("status")).toContainText("Rien ne reste à fermer");
    await expect(second.getByRole("status")).toContainText(/Ce jour est déjà fermé\s?: .* \(Grève /);
    await checkAccessibility(second);
    await second.close();
    await expect(page.getByRole("status")).toContainText("C’est fermé");
    await expect(heading(page)).toHaveText(`Fermeture : ${reason}`);
    await expect(page.locator("main")).toContainText("1 réservation annulée sans frais, pour 1 enfant");
    await checkAccessibility(page);
    expect(await bookingsOn(family, day)).toBe(0);
  });

  await test.step("the family reads why, in its mail, its month and its history", async () => {
    const mail = await nextMail(family.login, /^Fermeture le /, reason);
    expect(mail.text).toMatch(/Ada.*réservation annulée, sans frais/);
    await openMonth(parent, TOWN, day);
    await expect(dayLine(parent, day)).toContainText(`fermé : ${reason}`);
    await expect(box(parent, family, day)).toHaveCount(0);
    await checkAccessibility(parent);
    await openPage(parent, townUrl(TOWN, "/famille/reservations/historique"));
    await expect(parent.locator("main")).toContainText(`annulé par la mairie, sans frais. Raison : ${reason}`);
    await openPage(parent, townUrl(TOWN, "/calendrier"));
    await expect(parent.locator("main")).toContainText(`Fermeture, ${school} : ${reason}`);
  });

  await test.step("the day opens again: the family is told, and books if it wishes", async () => {
    await page.getByRole("link", { name: "Rouvrir ce jour" }).click();
    await expect(heading(page)).toHaveText("Rouvrir une fermeture");
    await page.getByRole("button", { name: "Rouvrir et prévenir les familles" }).click();
    await expectRefused(page, { sure: /Cochez la case/ });
    await tick(page.locator('main [name="sure"]'));
    await page.getByRole("button", { name: "Rouvrir et prévenir les familles" }).click();
    await expect(page.getByRole("status")).toContainText("Ce jour est rouvert");
    await checkAccessibility(page);
    const mail = await nextMail(family.login, /est de nouveau ouvert$/, reason);
    const after = page.url();
    await openPage(page, after.replace(/\?.*/, "/rouvrir"));
    await expect(page.locator("main")).toContainText("Cette fermeture est déjà rouverte");
    await checkAccessibility(page);
    await openPage(page, after);
    expect(mail.text).toContain("à réserver avant le");
    expect(await bookingsOn(family, day)).toBe(0);
    await openMonth(parent, TOWN, day);
    await expect(box(parent, family, day)).toHaveCount(1);
    await page.getByRole("link", { name: "Revenir aux fermetures" }).click();
    await expect(page.getByRole("listitem").filter({ hasText: reason })).toContainText("Rouvert à partir du");
    await checkAccessibility(page);
  });

  await test.step("a closing of another town answers as nothing does, and so does the page without the right", async () => {
    const href = await page.getByRole("link", { name: new RegExp(reason) }).getAttribute("href");
    const id = href?.split("/").at(-1) ?? "";
    await page.context().clearCookies();
    await comeIn(page, await ownAgent("corbas", "Responsable de la restauration"));
    await expectAsNothing(page, "corbas", (one) => `/agents/activites/fermetures/${one}`, id);
    await page.context().clearCookies();
    await comeIn(page, await ownAgent("corbas"));
    await openPage(page, townUrl("corbas", "/agents/activites/fermetures"), 404);
  });
});
