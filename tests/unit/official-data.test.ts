import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { ZONE_HOLIDAYS } from "@/prisma/seed/data/calendar/zones";
import { CITIES } from "@/prisma/seed/data/cities";
import { CORBAS_SCHOOLS, RIVE_DE_GIER_SCHOOLS, SAINT_CHAMOND_SCHOOLS } from "@/prisma/seed/data/schools";

/** The official files, which keep their own licences, are beside some checkouts; a clone alone has none. */
const reference = path.resolve(import.meta.dirname, "../../../shared/reference/identity-and-state-apis");
const present = existsSync(reference);
if (!present) console.warn("Left out: the official files of reference are not beside this checkout.");

const read = (file: string) => readFileSync(path.join(reference, file), "utf8");
const typewritten = (text: string) => text.replaceAll("’", "'").toLowerCase();

const holidaysSchema = z.object({
  periodes: z.array(
    z.object({ zone: z.string(), libelle: z.string(), premier_jour: z.string(), dernier_jour: z.string() }),
  ),
});
const communesSchema = z.object({
  communes: z.array(
    z.object({
      code: z.string(),
      nom: z.string(),
      type: z.string(),
      departement: z.string(),
      codesPostaux: z.array(z.string()).optional(),
      population: z.number().optional(),
      siren: z.string().optional(),
    }),
  ),
});

/** "École élémentaire François Villon" as the national list writes it, "ECOLE ELEMENTAIRE FRANCOIS VILLON". */
function bareName(name: string): string {
  return name.normalize("NFD").replaceAll(/\p{M}/gu, "").replaceAll(/['’-]/g, " ").toUpperCase();
}

describe.skipIf(!present)("our data agree with the official files", () => {
  it.each(["A", "B", "C"] as const)("on the holidays of zone %s, bridges apart", (zone) => {
    const official = holidaysSchema
      .parse(JSON.parse(read("holidays/vacances-scolaires-2025-2027.json")))
      .periodes.filter((period) => period.zone === `Zone ${zone}`)
      .map((period) => [typewritten(period.libelle), period.premier_jour, period.dernier_jour]);
    const ours = ZONE_HOLIDAYS[zone].filter(({ label }) => label.startsWith("vacances"));
    expect(ours.map((holiday) => [typewritten(holiday.label), holiday.firstDay, holiday.lastDay])).toEqual(official);
  });

  it("on the three communes", () => {
    const { communes } = communesSchema.parse(JSON.parse(read("cog/communes-sitiv.json")));
    for (const { city } of CITIES) {
      const official = communes.find(({ code, type }) => code === city.inseeCodes[0] && type === "commune-actuelle");
      const { name, department, postcodes, population } = city;
      expect(official).toMatchObject({ nom: name, departement: department, codesPostaux: postcodes, population });
      expect(city.settings.siret?.slice(0, 9)).toBe(official?.siren);
    }
  });

  it.each([
    ["42207", SAINT_CHAMOND_SCHOOLS],
    ["42186", RIVE_DE_GIER_SCHOOLS],
    ["69273", CORBAS_SCHOOLS],
  ] as const)("on the schools of %s", (inseeCode, schools) => {
    const rows = read("schools/ecoles-elementaires-primaires-communes-sitiv.csv").trim().split(/\r?\n/).slice(1);
    const official = rows
      .map((line) => line.split(";"))
      .filter(([, , code]) => code === inseeCode)
      .map(([uai, name, , , sector, pupils]) => [uai, name, sector, Number(pupils)]);
    const ours = schools.map(({ uai, name, sector, pupils }) => [
      uai,
      bareName(name),
      sector === "public" ? "public" : "privé sous contrat",
      pupils,
    ]);
    expect(ours.toSorted()).toEqual(official.toSorted());
  });
});
