import { describe, expect, it } from "vitest";
import { localDate } from "@/server/platform/dates";
import { paperProblems } from "@/server/platform/paper/paper-check";
import { certificateDigest } from "./certificate";
import { certificateContent, type Frame, initial, periodText, type Statement } from "./paper-frame.fr";

const DAY = localDate("2026-12-03");

const frame: Frame = {
  letterhead: {
    issuer: "Ville de Corbas",
    lines: [],
    contact: [],
    logo: { url: "/theme/corbas.svg", alternative: "Logo" },
  },
  cityName: "Corbas",
  familyName: "d’Été",
  holder: { firstName: "Élodie", lastName: "d’Été", address: ["1 rue du Lac", "69960 Corbas"], familyNumber: "10042" },
  day: DAY,
  verification: {
    kind: "verification",
    code: "79EG-FGCJ-X121-PVS0-VG2K",
    url: "https://familles.corbas.example/verifier/79EG-FGCJ-X121-PVS0-VG2K",
    address: "familles.corbas.example/verifier",
  },
};

const statement: Statement = {
  kind: "enrolment",
  period: { first: DAY, last: DAY },
  about: "de Lou Martin",
  blocks: [],
  basis: ["Ce que la ville sait."],
  legal: [],
  proof: [{ label: "Enfant", value: "L." }],
};

describe("what every certificate has around it", () => {
  it("is a paper that can be printed, with the code at the end and no picture to keep", () => {
    const { paper } = certificateContent(frame, statement);
    expect(paperProblems(paper)).toEqual([]);
    expect(paper.letterhead.logo).toBeNull();
    expect(paper.blocks.at(-1)).toEqual(frame.verification);
    expect(JSON.stringify(paper)).toContain("1 rue du Lac, 69960 Corbas (dossier famille n°\u00a010042)");
  });

  it("shows a third party nothing but initials, dates and what the kind adds", () => {
    const { proof, household } = certificateContent(frame, statement);
    expect(household).toBe(true);
    expect(proof).toEqual([
      { label: "Document", value: "Certificat d’inscription" },
      { label: "Établi le", value: "3 décembre 2026" },
      { label: "Période", value: "le 3 décembre 2026" },
      { label: "Au nom de", value: "Élodie D." },
      { label: "Enfant", value: "L." },
    ]);
  });

  it("says of the household nothing but a name to who does not hold it", () => {
    const holder = { ...frame.holder, address: [], familyNumber: null };
    const content = certificateContent({ ...frame, holder }, statement);
    expect(content.household).toBe(false);
    expect(JSON.stringify(content)).not.toMatch(/rue du Lac|10042/);
  });
});

describe("the digest of a certificate", () => {
  it("is the same for what was read back, and another for one character more", () => {
    const content = certificateContent(frame, statement);
    const readBack: typeof content = JSON.parse(JSON.stringify(content));
    expect(certificateDigest(readBack)).toBe(certificateDigest(content));
    const altered = { ...content, paper: { ...content.paper, title: `${content.paper.title}.` } };
    expect(certificateDigest(altered)).not.toBe(certificateDigest(content));
    expect(certificateDigest({ ...content, proof: [] })).not.toBe(certificateDigest(content));
  });
});

it.each([
  ["élodie", "É."],
  ["  Martin ", "M."],
  ["d’Été", "D."],
  ["e\u0301tienne", "É."],
  ["", "?."],
])("the initial of %j is %s", (name, expected) => {
  expect(initial(name)).toBe(expected);
});

it("tells a period of one day as a day", () => {
  expect(periodText({ first: DAY, last: DAY })).toBe("le 3 décembre 2026");
  expect(periodText({ first: localDate("2026-12-01"), last: DAY })).toBe("du 1er décembre 2026 au 3 décembre 2026");
});
