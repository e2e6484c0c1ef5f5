import { describe, expect, it } from "vitest";
import { TownProblem } from "@/scripts/town/problems";
import { readTown } from "@/scripts/town/read-description";
import { describeTown } from "@/scripts/town/report";
import { describedTown } from "./town-command";

type Json = Record<string, unknown>;
const at = (town: Json, section: string, index = 0) => (town[section] as Json[])[index] ?? {};

function problemsOf(file: string): string[] {
  try {
    readTown(file);
    return [];
  } catch (error) {
    if (error instanceof TownProblem) return [...error.lines].map((line) => line.replaceAll("\u00a0", " "));
    throw error;
  }
}

describe("the description of a town", () => {
  it("is read, and said back as families will read it", () => {
    const said = describeTown(readTown(describedTown())).replaceAll("\u00a0", " ");
    expect(said).toMatch(/^Beaulieu : 2 écoles, années scolaires 2025-2026, 2026-2027\./);
    expect(said).toContain("Réservation : jusqu’à 10 h le jour d’école précédent.");
    expect(said).toContain(
      "Grille 1 « Cantine 2026-2027 », à partir du 1er septembre 2026 : chaque situation a un prix.",
    );
  });

  it("brings the usual documents and roles when it says nothing of them, and the calendar of its zone", () => {
    const town = readTown(
      describedTown((description) => {
        delete description.documentTypes;
        delete description.roles;
        description.schoolZone = "B";
      }),
    );
    expect(town.documentTypes.map(({ code }) => code)).toContain("justificatif-domicile");
    expect(town.roles.map(({ name }) => name)).toContain("Administratrice");
    expect(town.holidays).toContainEqual({ label: "vacances d’hiver", firstDay: "2027-02-20", lastDay: "2027-03-07" });
  });

  it.each<[string, (town: Json) => void, string]>([
    ["a name left out", (town) => delete town.name, "ville.json, name : il manque. Ajoutez-le."],
    [
      "an address that is the product’s",
      (town) => Object.assign(town, { slug: "api" }),
      "ville.json, slug : cette adresse est réservée à Préau.",
    ],
    [
      "a key that is not one",
      (town) => Object.assign(town, { ecoles: [] }),
      "ville.json : « ecoles » n’existe pas ici. Corrigez le nom ou retirez-le.",
    ],
    [
      "a number as a text",
      (town) => Object.assign(at(town, "regies"), { dueDays: "30" }),
      "ville.json, regies[0].dueDays : il faut ici un nombre.",
    ],
    [
      "a UAI with a slip",
      (town) => Object.assign(at(town, "schools"), { uai: "0699901Z" }),
      "ville.json, schools[0].uai : un code UAI a sept chiffres puis une lettre de contrôle : 0693898M.",
    ],
    [
      "a zone that is not one",
      (town) => Object.assign(town, { schoolZone: "D" }),
      'ville.json, schoolZone : valeurs possibles : "A", "B", "C", "corse", "outre-mer".',
    ],
    [
      "a zone without a calendar",
      (town) => Object.assign(town, { schoolZone: "corse" }),
      "holidays : Préau n’a pas le calendrier de cette zone. Écrivez les vacances dans le fichier (docs/parametrage.md).",
    ],
    [
      "a theme that is not there",
      (town) => Object.assign(town, { theme: "rose" }),
      "ville.json, theme : le dossier themes/rose n’existe pas. Choisissez parmi : corbas, neutral, rive-de-gier, saint-chamond.",
    ],
    [
      "a host that is nobody’s",
      (town) => Object.assign(town, { hosts: [] }),
      "ville.json, settings.publicHost : familles.beaulieu.example n’est pas dans « hosts ». Ajoutez-le.",
    ],
    [
      "a sender address that is none",
      (town) => Object.assign(town, { settings: { ...(town.settings as Json), senderEmail: "familles" } }),
      "ville.json, settings.senderEmail : une adresse e-mail : familles@ma-ville.fr.",
    ],
    [
      "a sender address of a domain that the host does not send from",
      (town) => Object.assign(town, { settings: { ...(town.settings as Json), senderEmail: "a@beaulieu.example" } }),
      "ville.json, settings.senderEmail : les mails ne partent que d’adresses de preau.invalid, et a@beaulieu.example n’en est pas. Écrivez-en une autre, ou demandez à qui héberge Préau d’ajouter ce domaine à MAIL_FROM_DOMAINS.",
    ],
    [
      "a document for an activity that is none",
      (town) =>
        Object.assign(town, {
          documentTypes: [{ code: "natation", label: "Test de natation", audience: "child", activities: ["natation"] }],
        }),
      "ville.json, documentTypes, natation, activities : « natation » n’est pas une activité du fichier.",
    ],
    [
      "a level that the school has not",
      (town) => Object.assign(at(town, "schools"), { classes: [{ name: "CP", levels: ["CP"] }] }),
      "ville.json, schools[0].classes[0].levels : cette école n’a pas de CP. Corrigez les niveaux de la classe, ou le type de l’école.",
    ],
    [
      "places for nobody’s school",
      (town) => Object.assign(at(town, "activities"), { places: { "0693898M": 5 } }),
      "ville.json, activities, cantine, places : 0693898M n’est pas une école du fichier.",
    ],
    [
      "a régie that is not there",
      (town) => Object.assign(town, { regies: [] }),
      "ville.json, activities, cantine, regie : CANT n’est pas dans « regies ». Ajoutez-la.",
    ],
    [
      "a payer that is nobody",
      (town) => Object.assign(town, { thirdParties: [] }),
      "ville.json, activities, cantine, fees : le payeur « ccas » n’est pas dans « thirdParties ». Ajoutez-le.",
    ],
    [
      "a deadline of no known form",
      (town) => Object.assign((at(town, "activities").settings as Json).rules as Json, { booking: { kind: "demain" } }),
      "ville.json, activities[0].settings.rules.booking : cette règle n’a aucune des formes possibles. Voyez docs/parametrage.md.",
    ],
    [
      "a school twice",
      (town) => (town.schools as Json[]).push(at(town, "schools")),
      "ville.json, schools : 0699901M est là deux fois. Gardez-en un.",
    ],
    [
      "fees that start too late",
      (town) => Object.assign(at(town, "activities"), { firstDay: "2026-08-31" }),
      "ville.json, activities, cantine, fees : aucun tarif avant le 1er septembre 2026, alors que l’activité commence le 31 août 2026.",
    ],
  ])("is refused with %s, and says where and what to do", (_, change, line) => {
    expect(problemsOf(describedTown(change))).toContain(line);
  });

  it("has a sender address of its own within the domains that the host allows (T1)", () => {
    const file = describedTown((town) =>
      Object.assign(town, { settings: { ...(town.settings as Json), senderEmail: "familles@Beaulieu.example" } }),
    );
    expect(problemsOf(file)).toHaveLength(1);
    process.env.MAIL_FROM_DOMAINS = "mon-syndicat.example, beaulieu.example";
    try {
      expect(problemsOf(file)).toEqual([]);
    } finally {
      delete process.env.MAIL_FROM_DOMAINS;
    }
  });

  it("is refused with a grid that has a gap, by the check of the product itself (F1)", () => {
    const file = describedTown(undefined, (grid) => {
      const bands = (at(grid, "rules", 1).price as { bands: { from: number }[] }).bands;
      if (bands[1]) bands[1].from = 510;
    });
    expect(problemsOf(file)).toEqual([
      "tarifs-cantine-2026.json : Aucun tarif pour un QF de 501 à 509 (commune, repas). Complétez les tranches du tarif « commune ».",
    ]);
  });

  it.each<[string, (grid: Json) => void, string]>([
    [
      "a price by the number of times a child comes",
      (grid) => Object.assign(at(grid, "rules", 1).when as Json, { attendances: { from: 1, to: 4 } }),
      "tarifs-cantine-2026.json, rules[1].when.attendances : Préau ne compte pas les venues d’un enfant pour donner un prix. Retirez cette condition et gardez le même prix pour toutes les venues.",
    ],
    [
      "a price of occasional use",
      (grid) => Object.assign(at(grid, "rules", 0).when as Json, { regularity: ["occasional"] }),
      "tarifs-cantine-2026.json, rules[0].when.regularity : Préau ne sait pas qui vient régulièrement ou à l’occasion : tous auraient le prix des réguliers. Retirez cette condition et gardez un seul prix.",
    ],
    [
      "a supplement of what nobody notes",
      (grid) => Object.assign(at(grid, "supplements").when as Json, { event: "latePickUp" }),
      "tarifs-cantine-2026.json, supplements[0].when.event : Préau ne note pas ce fait du jour : ce supplément ne serait jamais demandé. Retirez-le, il reste à encaisser au guichet.",
    ],
    [
      "a price of half an hour",
      (grid) => Object.assign(grid, { unit: "halfHour" }),
      "tarifs-cantine-2026.json, unit : une activité se réserve par jour, et son prix vaut pour un jour. Choisissez parmi : meal, halfDay, day.",
    ],
  ])(
    "is refused with %s, which no invoice would ask for (control: the same grid without it is read)",
    (_, change, line) => {
      expect(problemsOf(describedTown(undefined, change))).toEqual([line]);
      expect(problemsOf(describedTown())).toEqual([]);
    },
  );

  it("is refused with a grid that ends before the activity and is followed by none", () => {
    const file = describedTown(undefined, (grid) => Object.assign(grid, { effectiveTo: "2027-01-31" }));
    expect(problemsOf(file)).toEqual([
      "ville.json, activities, cantine, fees : aucun tarif du 1er février 2027 au 2 juillet 2027, alors que l’activité va jusqu’au 2 juillet 2027. Écrivez la grille de ces jours.",
    ]);
  });

  it("is refused when it is no file, or no JSON", () => {
    expect(problemsOf("/nowhere/ville.json")[0]).toMatch(
      /^ville\.json : ce fichier n’est pas là, ou n’est pas du JSON/,
    );
  });
});
