import { describe, expect, it } from "vitest";
import * as z from "zod";
import { preparePlacesSchema } from "@/server/booking/places-schemas";
import { onceRight } from "./compared-fields";
import { dayField } from "./form-fields";

const fields = {
  first: dayField("Écrivez le premier."),
  last: dayField("Écrivez le dernier."),
  other: dayField("Écrivez."),
};
const rule = { path: ["last"], message: "La période finit avant de commencer." };
const inOrder = ({ first, last }: { readonly first: string; readonly last: string }) => first <= last;
const told = (schema: z.ZodType, value: unknown) =>
  schema.safeParse(value).error?.issues.map(({ path }) => path[0]) ?? [];

const [early, late, never] = ["01/12/2026", "02/12/2026", "32/12/2026"];

describe("a rule that compares two fields", () => {
  const schema = z.strictObject(fields).refine(inOrder, { ...rule, when: onceRight("first", "last") });

  it("is told with what is wrong elsewhere in the form", () => {
    expect(told(schema, { first: late, last: early, other: never })).toEqual(["other", "last"]);
    expect(told(schema, { first: late, last: early, other: early })).toEqual(["last"]);
    expect(told(schema, { first: early, last: late, other: early })).toEqual([]);
  });

  it("says nothing of a field that is wrong by itself", () => {
    expect(told(schema, { first: late, last: never, other: never })).toEqual(["last", "other"]);
  });

  it("waits for all the rest without it (negative control)", () => {
    const waiting = z.strictObject(fields).refine(inOrder, rule);
    expect(told(waiting, { first: late, last: early, other: never })).toEqual(["other"]);
  });
});

it("the places of a period: a first day that does not exist, and a last one that is not written, are told at once", () => {
  const form = { code: "cantine", school: "", levels: "", from: never, span: "until", weekdays: ["1"], places: "10" };
  expect(told(preparePlacesSchema, form)).toEqual(["from", "to"]);
});
