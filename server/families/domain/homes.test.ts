import { describe, expect, it } from "vitest";
import { localDate } from "@/server/platform/dates";
import { type HomeChange, type Homes, homeOn, isLikelyMove, moveOn, timeline } from "./homes";
import { movesText } from "./homes.fr";
import { homeToConfirm } from "./household-version";

const day = localDate;
const to = (residence: HomeChange["residence"], from: string): HomeChange => ({ residence, from: day(from) });
const lived = (...changes: HomeChange[]): Homes => ({ first: "commune", changes });

const MARCH = to("outside", "2026-03-25");

describe("where a household lives on a day", () => {
  it.each([
    ["is what is on file without a date, before any move", lived(), "2026-03-25", "commune"],
    ["stays so on the eve of a move", lived(MARCH), "2026-03-24", "commune"],
    ["is the new place from the day itself", lived(MARCH), "2026-03-25", "outside"],
    ["and ever after", lived(MARCH), "2030-01-01", "outside"],
    ["is of the latest move that has come", lived(MARCH, to("interco", "2026-09-01")), "2026-09-01", "interco"],
    ["and not of one to come", lived(MARCH, to("interco", "2026-09-01")), "2026-08-31", "outside"],
    [
      "is of the one recorded last, of two from one day",
      lived(MARCH, to("commune", "2026-03-25")),
      "2026-03-25",
      "commune",
    ],
  ])("%s", (_, homes, on, place) => {
    expect(homeOn(homes, day(on))).toBe(place);
  });

  it("is told with the place before, and without what a correction took back", () => {
    const homes = lived(to("interco", "2026-03-20"), MARCH, to("interco", "2026-09-01"), to("outside", "2026-09-01"));
    expect(moveOn(homes, day("2026-03-30"))).toEqual({ ...MARCH, before: "interco" });
    expect(moveOn(homes, day("2026-03-19"))).toBeNull();
    expect(timeline(homes)).toEqual([to("interco", "2026-03-20"), MARCH]);
    expect(movesText(timeline(homes))).toBe(
      "dans l’intercommunalité à partir du 20 mars 2026, puis hors de la commune à partir du 25 mars 2026",
    );
    expect(movesText([])).toBeNull();
  });

  it("is proposed to an agent as it is known on the day of the move", () => {
    expect(homeToConfirm(lived(MARCH), day("2026-03-25"))).toMatchObject({ residence: "outside", moves: [MARCH] });
    expect(homeToConfirm(lived(MARCH), day("2026-03-01"))).toMatchObject({ residence: "commune" });
  });

  it.each([
    ["2024-11-23", true],
    ["2024-11-22", false],
    ["2027-11-23", true],
    ["2027-11-24", false],
  ])("may be written from %s on: %s", (from, likely) => {
    expect(isLikelyMove(day(from), day("2026-11-23"))).toBe(likely);
  });
});
