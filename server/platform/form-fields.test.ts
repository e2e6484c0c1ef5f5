import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { z } from "zod";
import "./zod-french";
import { isLocalDate } from "./dates";
import {
  dayField,
  emailField,
  eurosField,
  fileField,
  optionalDayField,
  optionalEmailField,
  optionalIdField,
  optionalPhoneField,
  optionalTextField,
  phoneField,
  ticked,
  wholeNumberField,
} from "./form-fields";
import { BIRTHDAY_EXAMPLE, isExistingDay, typedDay } from "./local-date";

function messageOf(schema: z.ZodType, input: unknown): string | undefined {
  return schema.safeParse(input).error?.issues[0]?.message;
}

describe("what people type in a form", () => {
  it.each(["24/09/2018", "24 9 2018", "24-09-2018", "24092018", "2018-09-24", " 24/9/2018 "])(
    "reads %s as a day",
    (typed) => {
      expect(dayField("Écrivez la date.").parse(typed)).toBe("2018-09-24");
    },
  );

  it.each(["31/02/2018", "24/09", "24/9/18", "hier"])("refuses %s and says how to write a day", (typed) => {
    expect(messageOf(dayField("Écrivez la date."), typed)).toContain("Exemple\u00a0: 24/09/2026.");
  });

  it("takes no day at all for undefined, and still refuses one that does not exist", () => {
    for (const nothing of [undefined, "", "  "]) expect(optionalDayField().parse(nothing)).toBeUndefined();
    expect(optionalDayField().parse(" 24/09/2018 ")).toBe("2018-09-24");
    expect(messageOf(optionalDayField(BIRTHDAY_EXAMPLE), "31/02/2018")).toContain("Exemple\u00a0: 24/09/2018.");
  });

  it("takes no address, number or choice at all for null, and still refuses a wrong one", () => {
    for (const nothing of [undefined, "", "  "]) {
      expect(optionalEmailField().parse(nothing)).toBeNull();
      expect(optionalPhoneField().parse(nothing)).toBeNull();
    }
    expect(optionalEmailField().parse(" Camille@Exemple.fr ")).toBe("camille@exemple.fr");
    expect(optionalPhoneField().parse("06 12 34 56 78")).toBe("0612345678");
    expect(messageOf(optionalEmailField(), "camille@")).toContain("nom@exemple.fr");
    expect(messageOf(optionalPhoneField(), "12")).toContain("06 12 34 56 78");
    for (const none of [undefined, ""]) expect(optionalIdField().parse(none)).toBeNull();
    expect(optionalIdField().safeParse("x").success).toBe(false);
  });

  it("agrees with Temporal on which days exist", () => {
    const number = (max: number) => fc.integer({ min: 0, max });
    fc.assert(
      fc.property(fc.integer({ min: 1890, max: 2110 }), number(13), number(32), (year, month, day) => {
        const iso = `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
        return isExistingDay(iso) === isLocalDate(iso);
      }),
      { numRuns: 2000 },
    );
  });

  it("knows the leap years of a century", () => {
    expect(["1900", "2000", "2024", "2026", "2100"].filter((year) => isExistingDay(`${year}-02-29`))).toEqual([
      "2000",
      "2024",
    ]);
  });

  it("asks for what is missing in the words of the field", () => {
    expect(messageOf(dayField("Écrivez la date de naissance."), "")).toBe("Écrivez la date de naissance.");
    expect(messageOf(dayField("Écrivez la date de naissance."), undefined)).toBe("Écrivez la date de naissance.");
    expect(messageOf(emailField(), "   ")).toBe("Écrivez votre adresse e-mail.");
  });

  it("reads money to the cent", () => {
    const field = eurosField("Écrivez le montant.");
    expect(field.parse("2,35 €")).toBe(235);
    expect(field.parse("1 234.5")).toBe(123450);
    expect(field.parse("0,07")).toBe(7);
    expect(messageOf(field, "2,355")).toContain("Exemple\u00a0: 2,35.");
    expect(messageOf(eurosField("Écrivez le quotient.", "720"), "2,355")).toContain("Exemple\u00a0: 720.");
  });

  it("keeps phones without their spaces", () => {
    expect(phoneField().parse("06 12 34 56 78")).toBe("0612345678");
    expect(phoneField().parse("0041 79 123 45 67")).toBe("+41791234567");
    for (const typed of ["+33 6 12 34 56 78", "+33 (0)6 12 34 56 78", "0033612345678"]) {
      expect(phoneField().parse(typed)).toBe("0612345678");
    }
    expect(messageOf(phoneField(), "06 12")).toContain("06 12 34 56 78");
  });

  it("takes boxes, numbers, empty texts and files as browsers send them", () => {
    expect(ticked().parse(undefined)).toBe(false);
    expect(ticked().parse("on")).toBe(true);
    expect(wholeNumberField("Écrivez le quotient.", { max: 5000 }).parse("1 250")).toBe(1250);
    expect(messageOf(wholeNumberField("Écrivez le quotient.", { max: 5000 }), "12,5")).toContain("entre 0 et 5000");
    expect(optionalTextField().parse("  ")).toBeNull();
    const beyond = wholeNumberField("Écrivez le quotient.", { max: 5000 }).safeParse("9999999999999999");
    expect(beyond.error?.issues).toHaveLength(1);
    const file = fileField("Choisissez un document.", 1_000_000);
    expect(messageOf(file, undefined)).toBe("Choisissez un document.");
    expect(messageOf(file, new File([new Uint8Array(1_000_001)], "gros.pdf"))).toContain("1\u00a0Mo au plus");
    expect(file.safeParse(new File(["%PDF"], "a.pdf")).success).toBe(true);
  });
});

it("takes back a day as a page has written it into a field", () => {
  expect(typedDay("2018-09-24")).toBe("24/09/2018");
  expect(dayField("Écrivez la date.").parse(typedDay("2018-09-24"))).toBe("2018-09-24");
  expect(typedDay("")).toBe("");
});
