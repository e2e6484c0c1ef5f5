import { describe, expect, it } from "vitest";
import { z } from "zod";
import { prepareOpeningSchema } from "./openings-schemas";

const TYPED = {
  code: "cantine",
  openingId: "",
  kind: "booking",
  opensDay: "18/08/2026",
  opensHour: "",
  closesDay: "",
  closesHour: "",
  first: "",
  last: "",
  residences: [],
  schools: [],
  levels: [],
};

const readingOf = (typed: Partial<typeof TYPED>) => prepareOpeningSchema.safeParse({ ...TYPED, ...typed });

function problemsOf(typed: Partial<typeof TYPED>) {
  const { error } = readingOf(typed);
  return error ? z.flattenError(error).fieldErrors : {};
}

describe("the moments of an opening, as they are typed", () => {
  it.each([
    ["without hours: the whole of its days", { closesDay: "30/08/2026" }, "2026-08-18T00:00", "2026-08-30T23:59"],
    [
      "with hours",
      { opensHour: "8 h", closesDay: "30/08/2026", closesHour: "18 h 30" },
      "2026-08-18T08:00",
      "2026-08-30T18:30",
    ],
    ["without an end", { opensHour: "8 h" }, "2026-08-18T08:00", null],
  ])("%s", (_, typed, opens, closes) => {
    expect(readingOf(typed).data).toMatchObject({ opens, closes });
  });

  it("an hour of closing without a day is not dropped in silence", () => {
    expect(problemsOf({ closesHour: "18 h" })).toEqual({
      closesDay: ["Écrivez le jour où cela ferme, ou effacez l’heure de fermeture."],
    });
  });

  it("an hour of opening without a day is not either", () => {
    expect(problemsOf({ opensDay: "", opensHour: "8 h" })).toEqual({ opensDay: ["Écrivez le jour où cela ouvre."] });
  });
});
