import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it, test } from "vitest";
import { localDate } from "@/server/platform/dates";
import { EMPTY_FORM } from "../forms/form-state";
import { type SaidLine, WaitlistPage } from "./WaitlistPage";

const action = async () => EMPTY_FORM;
const line = (over: Partial<SaidLine>): SaidLine => ({
  entryId: "one",
  groupId: "group",
  firstName: "Ada",
  day: localDate("2026-12-03"),
  activityName: "Cantine",
  schoolName: "École du Lac",
  status: "offered",
  place: null,
  rule: null,
  offeredAt: null,
  until: null,
  together: ["Tom"],
  closedFor: null,
  price: null,
  onceBooked: null,
  endedAt: null,
  endedText: null,
  offeredText: "lundi 30 novembre à 9 h",
  untilText: "mardi 1er décembre à 18 h",
  ...over,
});
const page = (offers: readonly SaidLine[], canBook = false, ended: readonly SaidLine[] = []) =>
  renderToStaticMarkup(
    <WaitlistPage
      answer={action}
      base="/corbas"
      canBook={canBook}
      ended={ended}
      leave={action}
      offers={offers}
      waiting={[]}
    />,
  );
const cards = (offers: readonly SaidLine[]) => page(offers).match(/<h3>[^<]*<\/h3>/g);

describe("places offered to siblings", () => {
  it("are one offer, and one answer", () => {
    expect(cards([line({}), line({ entryId: "two", firstName: "Tom", together: ["Ada"] })])).toEqual([
      "<h3>Ada et Tom, jeudi 3 décembre</h3>",
    ]);
  });

  it.each([
    ["of two groups", { groupId: "other" }],
    ["of two activities", { activityName: "Garderie" }],
    ["of two days", { day: localDate("2026-12-04") }],
    ["of children who wait each for themselves", { groupId: null, together: [] }],
  ])("are two when they are %s", (_what, over) => {
    expect(cards([line({}), line({ entryId: "two", ...over })])).toHaveLength(2);
  });
});

test("an offer that ran out says when it was made, and when it ended", () => {
  const text = page([], true, [line({ status: "expired", together: [] })]).replace(/<[^>]*>/g, "");
  expect(text).toContain("l’offre du lundi 30 novembre à 9 h a expiré le mardi 1er décembre à 18 h.");
});

test.each([
  [{ status: "declined" }, "place refusée, le lundi 30 novembre à 9 h"],
  [{ status: "closed" }, "aucune place ne s’est libérée avant la fin des réservations, le lundi 30 novembre à 9 h"],
  [{ status: "closed", closedFor: "Grève" }, "jour fermé par la mairie (Grève), le lundi 30 novembre à 9 h"],
] as const)("what ended says why and when: %j", (over, words) => {
  const text = page([], true, [line({ ...over, together: [], endedText: "lundi 30 novembre à 9 h" })]);
  expect(text.replace(/<[^>]*>/g, "").replaceAll("&nbsp;", "\u00a0")).toContain(words);
});

test("who may not book is told who can answer, in place of the buttons", () => {
  expect(page([line({})])).toContain("Votre compte ne permet pas de réserver");
  expect(page([line({})])).not.toContain("<button");
  expect(page([line({})], true)).not.toContain("ne permet pas de réserver");
});

test("an offered day that could no longer be undone says so before the answer", () => {
  const onceBooked = "Ce jour ne pourra plus être annulé en ligne";
  expect(page([line({ onceBooked })], true)).toContain(onceBooked);
  expect(page([line({})], true)).not.toContain(onceBooked);
});
