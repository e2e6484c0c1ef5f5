import { describe, expect, it } from "vitest";
import { localDate } from "@/server/platform/dates";
import { type DocumentEnd, endsToTell } from "./document-end";
import { documentEndMail } from "./end-mails.fr";
import { type Attended, type DocumentNeed, type DocumentType, neededDocuments } from "./needed-documents";

const TODAY = localDate("2026-11-23");
const SOON = localDate("2026-12-10");
const OVER = localDate("2026-11-20");
const YEAR_END = localDate("2027-07-02");

const insurance: DocumentType = {
  id: "insurance",
  code: "assurance",
  label: "Attestation d’assurance",
  hint: "",
  audience: "child",
  required: true,
  validityMonths: 12,
  health: false,
  activities: [],
  activityNames: [],
};
const home: DocumentType = { ...insurance, id: "home", code: "domicile", audience: "family" };
const children = [
  { id: "lou", firstName: "Lou" },
  { id: "max", firstName: "Max" },
];

const end = (over: Partial<DocumentEnd> = {}): DocumentEnd => ({
  typeId: "insurance",
  childId: "lou",
  validUntil: SOON,
  stage: "ending",
  ...over,
});
const ofHome = end({ typeId: "home", childId: null });

/** What each child attends, until that day. */
const attending = (enrolled: Readonly<Record<string, string>>, activity = "cantine", asked = false): Attended[] =>
  Object.entries(enrolled).map(([childId, day]) => ({ childId, activity, lastDay: localDate(day), asked }));
const question = {
  today: TODAY,
  alertDays: 30,
  scope: { kind: "attended", attended: attending({ lou: YEAR_END, max: YEAR_END }) },
} as const;

/** What the town needs when these documents were accepted, and nothing else was sent. */
function needsWith(ends: readonly DocumentEnd[]): DocumentNeed[] {
  const filed = ends.map(({ typeId, childId, validUntil }) => ({
    typeId,
    childId,
    status: "accepted" as const,
    validUntil,
  }));
  return neededDocuments([insurance, home], children, filed, question);
}

const tell = (one: DocumentEnd, enrolled: Record<string, string>, needs = needsWith([one])) =>
  endsToTell([one], needs, { today: TODAY, attended: attending(enrolled) }).length;

describe("the ends that a household hears of (D11)", () => {
  it("are those to come and those past, of a child who is enrolled beyond (control)", () => {
    expect(tell(end(), { lou: YEAR_END })).toBe(1);
    expect(tell(end({ validUntil: OVER, stage: "ended" }), { lou: YEAR_END })).toBe(1);
  });

  it.each([
    ["of a child who is in no activity", {}],
    ["of a child whose brother alone is enrolled", { max: YEAR_END }],
    ["of a child whose enrolment ends with it", { lou: SOON }],
  ])("are not those %s", (_whose, enrolled) => {
    expect(tell(end(), enrolled)).toBe(0);
  });

  it("are those past of a child whose enrolment ends today, and no more on the day after", () => {
    const over = end({ validUntil: OVER, stage: "ended" });
    expect(tell(over, { lou: TODAY })).toBe(1);
    expect(tell(over, { lou: "2026-11-22" })).toBe(0);
  });

  it("of a paper of the household are told for any of its children, and for none when none is enrolled", () => {
    expect(tell(ofHome, { max: YEAR_END })).toBe(1);
    expect(tell(ofHome, { max: SOON, lou: "2026-12-01" })).toBe(0);
  });

  it("of what is asked for one activity are those of a child who is in it beyond the end, and not only asks for it", () => {
    const swimming: DocumentType = { ...insurance, activities: ["natation"], activityNames: ["Natation"] };
    const filed = [{ typeId: "insurance", childId: "lou", status: "accepted" as const, validUntil: SOON }];
    const told = (...attended: Attended[]) => {
      const needs = neededDocuments([swimming], children, filed, {
        ...question,
        scope: { kind: "attended", attended },
      });
      return endsToTell([end()], needs, { today: TODAY, attended }).length;
    };
    const canteen = attending({ lou: YEAR_END });
    expect(told(...canteen, ...attending({ lou: YEAR_END }, "natation"))).toBe(1);
    expect(told(...canteen, ...attending({ lou: "2026-12-01" }, "natation"))).toBe(0);
    expect(told(...canteen, ...attending({ lou: YEAR_END }, "natation", true))).toBe(0);
    expect(told(...canteen)).toBe(0);
  });

  it("are not those of a document that the town asks no more, or of a child who has left", () => {
    const needs = needsWith([end()]);
    const noMore = needs.filter(({ type }) => type.id !== "insurance");
    const left = needs.filter(({ child }) => child?.id !== "lou");
    for (const other of [noMore, left]) expect(tell(end(), { lou: YEAR_END }, other)).toBe(0);
  });

  it.each([
    ["sent", "pending" as const, null],
    ["accepted for longer", "accepted" as const, localDate("2027-12-10")],
    ["accepted for a little longer", "accepted" as const, localDate("2026-12-12")],
  ])("are not those of a document whose successor is %s", (_how, status, validUntil) => {
    const filed = [
      { typeId: "insurance", childId: "lou", status, validUntil },
      { typeId: "insurance", childId: "lou", status: "accepted" as const, validUntil: SOON },
    ];
    const needs = neededDocuments([insurance], children, filed, question);
    expect(tell(end(), { lou: YEAR_END }, needs)).toBe(0);
  });
});

describe("the mail of documents that run out", () => {
  const words = (...ends: DocumentEnd[]) => {
    const { subject, paragraphs } = documentEndMail(ends);
    return [subject, ...paragraphs].join("\n").replaceAll("\u00a0", " ");
  };

  it("says until when, or since when, and never which: the kind alone may tell of an illness", () => {
    expect(words(end())).toContain("est valable jusqu’au 10 décembre 2026. Ensuite, il en faudra un nouveau.");
    expect(words(end({ validUntil: OVER, stage: "ended" }))).toContain("il l’était jusqu’au 20 novembre 2026.");
    for (const said of [words(end()), words(end(), ofHome)]) expect(said).not.toMatch(/assurance|domicile|Lou/i);
  });

  it("tells several at once, the nearest end first", () => {
    const said = words(end({ validUntil: localDate("2026-12-18") }), ofHome, end({ validUntil: OVER, stage: "ended" }));
    expect(said).toContain("3 documents sont à renouveler");
    expect(said).toContain("n’est plus valable : il l’était jusqu’au 20 novembre 2026");
    expect(said).toContain(
      "2 documents que vous avez envoyés à la mairie ne seront bientôt plus valables : le premier l’est jusqu’au 10 décembre 2026",
    );
  });
});
