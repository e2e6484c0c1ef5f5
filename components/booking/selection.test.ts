import { describe, expect, it } from "vitest";
import { selectionOf, selectionText } from "./selection";

const box = (before: boolean, now: boolean, dataset: Record<string, string>) => ({
  defaultChecked: before,
  checked: now,
  dataset,
});
const said = (...boxes: ReturnType<typeof box>[]) => selectionText(selectionOf(boxes), true);

describe("what is ticked, in words", () => {
  it("adds what is booked and takes off what is given up in time", () => {
    expect(said(box(false, true, { price: "450" }), box(true, true, { price: "450" }))).toBe(
      "1 ajouté\u00a0: +\u00a04,50\u00a0€",
    );
    expect(said(box(true, false, { price: "450" }))).toBe("1 retiré\u00a0: −\u00a04,50\u00a0€");
  });

  it("takes nothing off for a day that is given up too late: it stays billed", () => {
    const late = box(true, false, { price: "450", billed: "true" });
    expect(said(late)).toBe("1 retiré mais facturé\u00a0: +\u00a00,00\u00a0€");
    expect(said(late, late, box(true, false, { price: "235" }))).toBe(
      "1 retiré, 2 retirés mais facturés\u00a0: −\u00a02,35\u00a0€",
    );
    expect(selectionText(selectionOf([late]), false)).toBe("1 retiré mais facturé.");
  });

  it("counts a waiting list apart, at no price", () => {
    expect(said(box(false, true, { price: "450", queue: "true" }))).toBe(
      "1 en liste d’attente\u00a0: +\u00a00,00\u00a0€",
    );
    expect(said()).toBe("Rien n’est changé pour l’instant.");
  });
});
