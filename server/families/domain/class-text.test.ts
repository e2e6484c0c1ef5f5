import { describe, expect, it } from "vitest";
import { classText } from "./class-text";

describe("a class and the level of a child", () => {
  it.each([
    ["CM2", "CM2", "CM2"],
    ["CP A", "CP", "CP A"],
    ["cm2 de M. Roy", "CM2", "cm2 de M. Roy"],
    ["CM1 CM2", "CM2", "CM1 CM2, CM2"],
    ["Les coccinelles", "PS", "Les coccinelles, PS"],
    ["ULIS", "CE2", "ULIS, CE2"],
    [null, "CE1", "CE1"],
    ["", "", ""],
    ["CM1-CM2", ["CM1", "CM2", "CM1"], "CM1-CM2"],
    ["Les grands", ["MS", "GS", "GS"], "Les grands, MS, GS"],
  ])("%s, %s", (name, levels, text) => {
    expect(classText(name, levels)).toBe(text);
  });
});
