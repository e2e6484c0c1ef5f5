import { describe, expect, it } from "vitest";
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
});
