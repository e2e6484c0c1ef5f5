import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { sameNotices } from "./second-notice";

const now = Temporal.Instant.from("2027-01-05T09:00:00Z");
const notice = (id: string, secondsAgo: number) => ({
  id,
  sentAt: now.subtract({ seconds: secondsAgo }).toString(),
});

describe("what a click on « Renvoyer » would send twice", () => {
  it.each([
    ["nothing was sent before", [], "", []],
    ["the page shows the last one, which is old", [notice("a", 300)], "a", []],
    ["the page shows the last one, which left a moment ago", [notice("a", 30)], "a", ["a"]],
    ["the page shows none, in a second tab", [notice("a", 3_000)], "", ["a"]],
    ["the page shows one, and another left since", [notice("b", 300), notice("a", 900)], "a", ["b"]],
    ["a minute has passed to the second", [notice("a", 60)], "a", []],
  ])("%s", (_, sent, seen, same) => {
    expect(sameNotices(sent, { seen, now }).map(({ id }) => id)).toEqual(same);
  });
});
