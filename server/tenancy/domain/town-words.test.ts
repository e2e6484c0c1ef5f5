import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { citySettingsSchema } from "./city";
import type { Theme } from "./theme";
import { townWords } from "./town-words";

const themeFile = (slug: string): Theme =>
  JSON.parse(readFileSync(path.join(process.cwd(), "themes", slug, "theme.json"), "utf8"));

const settings = citySettingsSchema.parse({
  contactEmail: "familles@beaulieu.example",
  contactPhone: "04 00 00 00 00",
  openingHours: "Le mardi, de 9 h à 12 h",
});

describe("a town without a theme of its own", () => {
  const words = townWords({ name: "Beaulieu", settings }, themeFile("neutral"));

  it("is named in its pages, its mails and its papers", () => {
    expect([words.name, words.mail.senderName, words.letterhead[0]]).toEqual([
      "Beaulieu",
      "Beaulieu – Portail famille",
      "Beaulieu",
    ]);
  });

  it("does not send its families to choose a town", () => {
    expect(words.home.intro).not.toContain("commune");
    expect(words.contact.address).toEqual(["Mairie\u00a0: Beaulieu"]);
  });
});

describe("the contact that the settings say", () => {
  it.each(["neutral", "saint-chamond"])("is that of pages, mails and papers (%s)", (slug) => {
    const { contact, mail } = townWords({ name: "Beaulieu", settings }, themeFile(slug));
    expect([contact.phone, contact.email, contact.hours]).toEqual([
      "04 00 00 00 00",
      "familles@beaulieu.example",
      "Le mardi, de 9 h à 12 h",
    ]);
    expect(mail.replyTo).toBe("familles@beaulieu.example");
  });

  it("has the sender address of the settings, else of the theme (T1)", () => {
    const theme = themeFile("saint-chamond");
    const own: Theme = { ...theme, mail: { ...theme.mail, from: "familles@theme.example" } };
    const from = (senderEmail: string) =>
      townWords({ name: "Beaulieu", settings: { ...settings, senderEmail } }, own).mail.from;
    expect([from("familles@beaulieu.example"), from("")]).toEqual([
      "familles@beaulieu.example",
      "familles@theme.example",
    ]);
  });

  it("gives way to the theme's where nothing is set (control)", () => {
    const theme = themeFile("saint-chamond");
    const bare = townWords({ name: "Saint-Chamond", settings: citySettingsSchema.parse({}) }, theme);
    expect([bare.contact, bare.mail, bare.name]).toEqual([theme.contact, theme.mail, theme.name]);
  });
});
