import { describe, expect, it } from "vitest";
import * as z from "zod";
import { formDataToObject, submittedValues } from "./form-data";

const schema = z.object({
  name: z.string(),
  days: z.array(z.string()).default([]),
  agreed: z.literal("on").optional(),
  proof: z.file().optional(),
  proofs: z.array(z.file()).max(3),
  password: z.string(),
});

function formOf(entries: [string, string | File][]): FormData {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  return data;
}

describe("a form as its schema wants it", () => {
  it("makes lists where the schema has lists, even of one or of none", () => {
    expect(formDataToObject(schema, formOf([["days", "1"]]))).toEqual({ days: ["1"], proofs: [] });
    expect(
      formDataToObject(
        schema,
        formOf([
          ["days", "1"],
          ["days", "2"],
        ]),
      ).days,
    ).toEqual(["1", "2"]);
    expect(formDataToObject(schema, formOf([]))).toEqual({ days: [], proofs: [] });
  });

  it("keeps the last of a repeated single field and leaves an unticked box absent", () => {
    const object = formDataToObject(
      schema,
      formOf([
        ["name", "a"],
        ["name", "b"],
      ]),
    );
    expect(object.name).toBe("b");
    expect("agreed" in object).toBe(false);
  });

  it("takes a file input left empty as absent, but not an empty file", () => {
    const empty = new File([], "vide.pdf");
    expect("proof" in formDataToObject(schema, formOf([["proof", new File([], "")]]))).toBe(false);
    expect(formDataToObject(schema, formOf([["proof", empty]])).proof).toBeInstanceOf(File);
    expect(formDataToObject(schema, formOf([["proofs", new File([], "")]])).proofs).toEqual([]);
    expect(formDataToObject(schema, formOf([["proof", new File(["x"], "")]])).proof).toBeInstanceOf(File);
  });

  it("drops unknown names, the framework's and those that would touch a prototype", () => {
    const hostile = formOf([
      ["__proto__", "x"],
      ["constructor", "x"],
      ["$ACTION_KEY", "k"],
      ["familyId", "other"],
    ]);
    const object = formDataToObject(schema, hostile);
    expect(object).toEqual({ days: [], proofs: [] });
    expect(Object.getPrototypeOf(object)).toBe(Object.prototype);
    expect(submittedValues(schema, hostile)).toEqual({});
  });

  it("looks through refinements, transforms, unions and preprocessing", () => {
    const wrapped = z
      .discriminatedUnion("intent", [
        z.object({ intent: z.literal("save"), days: z.array(z.string()).transform((days) => days.length) }),
        z.object({ intent: z.literal("leave"), why: z.preprocess((text) => text, z.string().nullable()) }),
      ])
      .refine(() => true)
      .transform((form) => ({ form }));
    const data = formOf([
      ["intent", "leave"],
      ["why", "w"],
      ["days", "1"],
    ]);
    expect(formDataToObject(wrapped, data)).toEqual({ intent: "leave", why: "w", days: ["1"] });
  });

  it("gives back texts, never a password nor a file", () => {
    const data = formOf([
      ["name", "Zoé"],
      ["days", "1"],
      ["password", "x"],
      ["proof", new File(["a"], "a.pdf")],
    ]);
    expect(submittedValues(schema, data)).toEqual({ name: "Zoé", days: ["1"] });
  });
});
