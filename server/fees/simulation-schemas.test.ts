import { describe, expect, it } from "vitest";
import { failureOfZod } from "@/components/forms/zod-failure";
import { childrenOf, simulationSchema, typedQuotient, withChildren } from "./simulation-schemas";

const noDays = { days1: [], days2: [], days3: [], days4: [], days5: [], days6: [] };
const form = (changes: Record<string, unknown>) => ({
  intent: "calculer",
  activity: "cantine",
  children: "1",
  asks: ["quotient", "residence"],
  ...noDays,
  ...changes,
});

function errorsOf(changes: Record<string, unknown>) {
  const result = simulationSchema.safeParse(form(changes));
  return result.success ? {} : failureOfZod(result.error).fieldErrors;
}

describe("typedQuotient", () => {
  it.each([
    ["742", 742],
    ["1 250", 1250],
    ["742,50 €", 742.5],
    ["0", 0],
    ["", undefined],
    ["-3", undefined],
    ["7,425", undefined],
    ["sept cents", undefined],
    ["1e3", undefined],
  ])("reads %j", (typed, expected) => {
    expect(typedQuotient(typed)).toBe(expected);
  });
});

describe("simulationSchema", () => {
  it("takes a complete form", () => {
    expect(errorsOf({ quotient: "742", residence: "commune", days1: ["1", "4"] })).toEqual({});
    expect(errorsOf({ quotientUnknown: "on", residence: "commune", days1: ["1"] })).toEqual({});
  });

  it("says each thing that is missing, by its field", () => {
    const errors = errorsOf({ children: "2", days1: ["1"] });
    expect(Object.keys(errors)).toEqual(["quotient", "residence", "days2"]);
    expect(errors.days2?.[0]?.replaceAll("\u00a0", " ")).toBe("Enfant 2 : cochez au moins un jour par semaine.");
  });

  it("asks for one answer when there are two, and for a number when it is none", () => {
    expect(errorsOf({ quotient: "742", quotientUnknown: "on", residence: "commune", days1: ["1"] })).toHaveProperty(
      "quotient",
    );
    expect(errorsOf({ quotient: "beaucoup", residence: "commune", days1: ["1"] })).toHaveProperty("quotient");
  });

  it.each(["ajouter", "retirer"])("lets an unfinished form through to %s a child", (intent) => {
    expect(errorsOf({ intent })).toEqual({});
  });

  it("refuses what the form does not have", () => {
    expect(simulationSchema.safeParse(form({ price: "0" })).success).toBe(false);
    expect(simulationSchema.safeParse(form({ children: "7" })).success).toBe(false);
  });
});

describe("childrenOf", () => {
  it("gives as many children as asked, with days once each, in order", () => {
    const parsed = simulationSchema.parse(
      form({
        quotientUnknown: "on",
        residence: "commune",
        children: "2",
        days1: ["4", "1", "4", "9"],
        days2: ["2"],
        profile2: "ownMeal",
      }),
    );
    expect(childrenOf(parsed)).toEqual([
      { number: 1, profile: "", school: "", classKind: "", weekdays: [1, 4] },
      { number: 2, profile: "ownMeal", school: "", classKind: "", weekdays: [2] },
    ]);
  });
});

describe("withChildren", () => {
  const sent = (changes: Record<string, unknown>) => simulationSchema.parse(form(changes));

  it("adds a child who comes on the same days, up to six", () => {
    const more = withChildren(sent({ intent: "ajouter", days1: ["1", "2"] }));
    expect(more).toMatchObject({ children: "2", days1: ["1", "2"], days2: ["1", "2"] });
    expect(withChildren(sent({ intent: "ajouter", children: "6" })).children).toBe("6");
  });

  it("takes off the last child, down to one", () => {
    expect(withChildren(sent({ intent: "retirer", children: "2" })).children).toBe("1");
    expect(withChildren(sent({ intent: "retirer" })).children).toBe("1");
  });
});
