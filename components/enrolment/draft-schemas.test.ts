import { describe, expect, it } from "vitest";
import { askEnrolmentForm } from "./draft-schemas";

const activityId = "019ac8a0-0000-7000-8000-000000000001";
const child = "019ac8a0-0000-7000-8000-000000000002";
const wrong = (form: object) =>
  askEnrolmentForm.safeParse({ activityId, ...form }).error?.issues.map(({ path }) => path.join(".")) ?? [];

describe("a request as it is typed", () => {
  it("is judged when the form goes on", () => {
    expect(wrong({ children: [], from: "32/13/2026" })).toEqual(["children", "from"]);
    expect(wrong({ children: [child], from: "30/11/2026" })).toEqual([]);
  });

  it("is kept as it is while a document is sent first", () => {
    expect(wrong({ children: [], from: "32/13/2026", document: activityId })).toEqual([]);
    expect(wrong({ children: [], document: `${activityId}.${child}` })).toEqual([]);
  });

  it("knows no document but by its ids", () => {
    expect(wrong({ children: [], document: "https://ailleurs.example" })).toEqual(["document"]);
  });
});
