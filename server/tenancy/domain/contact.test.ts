import { describe, expect, it } from "vitest";
import { citySettingsSchema } from "./city";
import { contactOf } from "./contact";

const ofTheme = {
  service: "Service scolaire",
  address: ["Hôtel de ville", "69960 Corbas"],
  phone: "04 65 71 20 01",
  email: "familles@corbas.example",
  hours: null,
};

describe("contactOf", () => {
  it("keeps what the theme says where the administrator set nothing", () => {
    expect(contactOf(citySettingsSchema.parse({}), ofTheme)).toEqual(ofTheme);
  });

  it("takes what the administrator set", () => {
    const settings = citySettingsSchema.parse({
      contactAddress: "Guichet famille, 3 avenue de l'Exemple, 69960 Corbas",
      contactPhone: "04 65 71 92 73",
      openingHours: "Le lundi matin",
    });
    expect(contactOf(settings, ofTheme)).toEqual({
      service: "Guichet famille",
      address: ["3 avenue de l'Exemple", "69960 Corbas"],
      phone: "04 65 71 92 73",
      email: "familles@corbas.example",
      hours: "Le lundi matin",
    });
  });

  it("does not take the only line of an address for the name of the service", () => {
    const settings = citySettingsSchema.parse({ contactAddress: "69960 Corbas" });
    expect(contactOf(settings, ofTheme).service).toBe("Service scolaire");
  });
});
