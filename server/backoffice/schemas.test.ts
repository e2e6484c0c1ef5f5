import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { attendeesSchema, headcountFilters, journalFilters } from "./schemas";

function wrong(schema: z.ZodType, input: unknown): Record<string, string> {
  const issues = schema.safeParse(input).error?.issues ?? [];
  return Object.fromEntries(issues.map(({ path, message }) => [path.join("."), message]));
}

describe("what an agent looks up", () => {
  it.each(["31/02/2027", "abc", "24/09", "2027-02-31"])("never takes %s for no day at all", (typed) => {
    expect(wrong(headcountFilters, { jour: typed }).jour).toMatch(/^Cette date n’existe pas/);
    expect(wrong(journalFilters, { du: typed }).du).toMatch(/^Cette date n’existe pas/);
  });

  it.each(["01/01/0000", "0001-01-01", "31/12/9999"])("goes no further than the calendars do: %s", (typed) => {
    expect(wrong(headcountFilters, { jour: typed }).jour).toMatch(/^Cette année est trop lointaine/);
    expect(wrong(journalFilters, { au: typed }).au).toMatch(/^Cette année est trop lointaine/);
    expect(attendeesSchema.safeParse({ day: typed }).success).toBe(false);
  });

  it("takes a day as it is typed, as a link writes it, or none", () => {
    expect(headcountFilters.parse({ jour: "23/11/2026" }).jour).toBe("2026-11-23");
    expect(headcountFilters.parse({ jour: "2026-11-23" }).jour).toBe("2026-11-23");
    expect(headcountFilters.parse({ jour: "  " }).jour).toBeUndefined();
    expect(headcountFilters.parse({}).jour).toBeUndefined();
  });

  it.each([
    ["1042", "1042"],
    ["n° 1 042", "1042"],
    ["N°1042 ", "1042"],
    ["   ", undefined],
    [undefined, undefined],
  ])("reads the number of a dossier in %s", (typed, number) => {
    expect(journalFilters.parse({ dossier: typed }).dossier).toBe(number);
  });

  it.each(["abc", "1042b", "1234567890123", "-1"])(
    "says what a number of a dossier is rather than drop %s",
    (typed) => {
      expect(wrong(journalFilters, { dossier: typed }).dossier).toMatch(/^Un numéro de dossier n’a que des chiffres/);
    },
  );

  it("knows the choices of its lists only", () => {
    expect(Object.keys(wrong(journalFilters, { qui: "moi", acte: "tout", sujet: "toString" }))).toEqual([
      "qui",
      "acte",
      "sujet",
    ]);
    expect(journalFilters.parse({ acte: "read", sujet: "health_sheet" })).toMatchObject({ acte: "read" });
  });

  it("says that a period ends before it begins", () => {
    const period = { du: "24/11/2026", au: "23/11/2026" };
    expect(wrong(journalFilters, period)).toEqual({
      au: "La période finit avant de commencer. Corrigez l’un des deux jours.",
    });
    expect(journalFilters.parse({ ...period, au: "24/11/2026" })).toMatchObject({ du: "2026-11-24" });
  });
});
