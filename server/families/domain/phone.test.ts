import { describe, expect, it } from "vitest";
import { phoneField } from "@/server/platform/form-fields";
import { phoneText } from "./phone.fr";

describe("a telephone number, as it is read", () => {
  it.each([
    ["0612345678", "06 12 34 56 78"],
    ["+33612345678", "06 12 34 56 78"],
    ["+330612345678", "06 12 34 56 78"],
    ["+41791234567", "+41791234567"],
    ["+3361234567", "+3361234567"],
    ["", ""],
  ])("%s is %s", (phone, text) => {
    expect(phoneText(phone).replaceAll("\u00a0", " ")).toBe(text);
  });

  it.each(["0612345678", "+41791234567"])("%s is kept as it was by who sends back the form that showed it", (phone) => {
    expect(phoneField().parse(phoneText(phone))).toBe(phone);
  });
});
