import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createCaller } from "@/server/api/root";
import { tellDocumentEnds } from "@/server/documents";
import { fixedClock } from "@/server/platform/clock";
import { ensureCityKey } from "@/server/platform/crypto";
import { newId } from "@/server/platform/ids";
import { type City, findCityById } from "@/server/tenancy";
import { type Canteen, type EatingFamily, makeCanteen, makeEaters } from "../../support/canteen";
import { makeFamily, makeSchool, requestOf, type TestFamily } from "../../support/factory";
import { invariantsHoldAfterEach } from "../../support/invariants";
import { insert, owner } from "../../support/owner";
import { makeAdult } from "../families/households";
import { pdf } from "./corpus";

invariantsHoldAfterEach();

/* Who is told by mail that a document runs out, and how often (D11). */
const MORNING = "2026-11-23T07:23:00+01:00";
const SOON = "2026-12-10";
const DAY_AFTER = "2026-12-11T07:23:00+01:00";

let canteen: Canteen;
let city: City;
let schoolId: string;
let family: EatingFamily;
let types: { readonly home: string; readonly insurance: string };

async function makeType(audience: "family" | "child"): Promise<string> {
  const id = newId();
  const type = { code: newId(), label: `Pièce ${audience}`, audience, required: true, validity_months: 12 };
  await insert("document_type", { city_id: canteen.city.id, id, ...type });
  return id;
}

beforeAll(async () => {
  canteen = await makeCanteen();
  const found = await findCityById(canteen.city.id);
  if (!found) throw new Error("the city is there");
  city = found;
  await ensureCityKey(city.id);
  schoolId = await makeSchool(city.id);
});
beforeEach(async () => {
  await owner().query("UPDATE document_type SET required = false WHERE city_id = $1", [city.id]);
  types = { home: await makeType("family"), insurance: await makeType("child") };
  family = await makeEaters(canteen, [schoolId]);
});

interface Filed {
  readonly typeId?: string;
  readonly childId?: string | null;
  readonly status?: "accepted" | "pending";
  readonly until?: string | null;
}

async function file(
  of: TestFamily,
  { typeId = types.home, childId = null, status = "accepted", until = SOON }: Filed = {},
) {
  await insert("document", {
    city_id: city.id,
    id: newId(),
    family_id: of.familyId,
    child_id: childId,
    type_id: typeId,
    status,
    file_name: "a.pdf",
    media_type: "application/pdf",
    size_bytes: 10,
    storage_key: newId(),
    sha256: Buffer.alloc(32),
    uploaded_by: of.accountId,
    valid_until: status === "accepted" ? until : null,
  });
}

const sweep = (now = MORNING) => tellDocumentEnds({ city, clock: fixedClock(now) });

/** The subjects of the mails of a household, in order. */
async function toldTo(familyId = family.familyId): Promise<string[]> {
  const { rows } = await owner().query<{ subject: string }>(
    "SELECT subject FROM mail WHERE family_id = $1 AND kind = 'document-end' ORDER BY created_at, id",
    [familyId],
  );
  return rows.map(({ subject }) => subject.replaceAll("\u00a0", " "));
}

const ONE = "Un document est à renouveler";

const bytes = pdf();
const documents = () => createCaller(requestOf(city.slug, family.sessionId, MORNING)).documents;

async function send() {
  const upload = new File([await bytes], "a.pdf", { type: "application/pdf" });
  return documents().upload({ typeId: types.home, files: [upload] });
}

describe("what a family may keep", () => {
  /** How many files count, of the 60 that a town takes. */
  const counted = async () => 60 - (await documents().form()).room.left.files;

  it.each([
    ["counts while it waits", "status = 'pending', valid_until = NULL", 1],
    ["counts when it is good for ever", "valid_until = NULL", 1],
    ["counts on its last day", "valid_until = '2026-11-23'", 1],
    ["no longer counts the day after", "valid_until = '2026-11-22'", 0],
    ["does not count once refused", "status = 'refused', valid_until = NULL", 0],
    ["does not count once withdrawn", "status = 'withdrawn', valid_until = NULL", 0],
  ])("is said before one chooses: a file %s", async (_, set, files) => {
    expect(await counted()).toBe(0);
    await file(family);
    await owner().query(`UPDATE document SET ${set} WHERE family_id = $1`, [family.familyId]);
    expect(await counted()).toBe(files);
  });

  it.each([
    ["replaced by one of a later day that is good as long", {}, 1],
    ["kept beside one that ends sooner", { until: "2026-12-09" }, 2],
    ["kept beside one that waits", { status: "pending" as const }, 2],
    ["kept beside one of another kind", { typeId: "insurance" }, 2],
  ])("is not filled by a file that is %s", async (_, later, files) => {
    await file(family);
    await owner().query("UPDATE document SET uploaded_at = '2026-09-01T10:00:00Z' WHERE family_id = $1", [
      family.familyId,
    ]);
    await file(family, "typeId" in later ? { typeId: types.insurance, childId: family.children[0] ?? "" } : later);
    expect(await counted()).toBe(files);
  });

  it("keeps the pages of one day together", async () => {
    for (let page = 0; page < 3; page++) await file(family);
    expect(await counted()).toBe(3);
  });

  it("is full once, not for ever: what the town refuses makes room", async () => {
    await Promise.all(Array.from({ length: 60 }, () => file(family, { status: "pending" })));
    expect(await counted()).toBe(60);
    await expect(send()).rejects.toMatchObject({ cause: { detail: { tag: "FamilyFilesFull" } } });
    await owner().query(
      "UPDATE document SET status = 'refused' WHERE id = (SELECT id FROM document WHERE family_id = $1 LIMIT 1)",
      [family.familyId],
    );
    expect((await send()).documentIds).toHaveLength(1);
  });
});

describe("the same file sent again", () => {
  /** The first is accepted, until this day. */
  async function acceptedUntil(until: string | null): Promise<string> {
    const [first = ""] = (await send()).documentIds;
    await owner().query("UPDATE document SET status = 'accepted', valid_until = $2 WHERE id = $1", [first, until]);
    return first;
  }

  // The town announces an end 30 days before: until the 23rd of December here.
  it.each([
    ["is another document while the first runs out", SOON, true],
    ["is another document on the last day on which the end of the first is announced", "2026-12-23", true],
    ["is another document once the first is over", "2026-11-22", true],
    ["is the same document while the first counts for long, and the parent is told so", "2026-12-24", false],
    ["is the same document where it is good for ever", null, false],
  ])("%s", async (_, until, another) => {
    const first = await acceptedUntil(until);
    const { documentIds, already } = await send();
    expect([documentIds[0] !== first, already]).toEqual([another, another ? 0 : 1]);
    // Twice by a double click, it is one, and nobody is told that it was accepted.
    if (another) expect(await send()).toEqual({ documentIds, already: 0 });
  });
});

describe("a document that runs out", () => {
  it("is told once, to those who hold the household: not every morning, nor to who only pays", async () => {
    await owner().query("UPDATE person SET email = 'payeur@exemple.fr' WHERE id = $1", [
      (await makeAdult(city.id, family.familyId, { role: "payeur", authority: "none" })).personId,
    ]);
    await file(family);
    await sweep();
    await sweep();
    await sweep("2026-11-24T07:23:00+01:00");
    expect(await toldTo()).toEqual([ONE]);
  });

  it("is told again when it has run out, and when the next one does", async () => {
    await file(family);
    for (const now of [MORNING, DAY_AFTER, DAY_AFTER]) await sweep(now);
    expect(await toldTo()).toEqual([ONE, ONE]);
    await file(family, { until: "2027-01-05" });
    await sweep(DAY_AFTER);
    expect(await toldTo()).toEqual([ONE, ONE, ONE]);
  });

  it("is told in one mail with the others of the same morning", async () => {
    await file(family);
    await file(family, { typeId: types.insurance, childId: family.children[0] ?? null });
    await sweep();
    expect(await toldTo()).toEqual(["2 documents sont à renouveler"]);
  });

  it.each([
    ["was sent again and waits for staff", () => file(family, { status: "pending" })],
    ["has a successor that lasts", () => file(family, { until: "2027-12-10" })],
    [
      "is of a household whose children are enrolled in nothing any more",
      () => owner().query("UPDATE enrolment SET last_day = first_day WHERE family_id = $1", [family.familyId]),
    ],
    [
      "is of a household whose child lives elsewhere now",
      () => owner().query("UPDATE family_child SET left_at = now() WHERE family_id = $1", [family.familyId]),
    ],
  ])("is not told when it %s; it is without that (control)", async (_why, change) => {
    const control = await makeEaters(canteen, [schoolId]);
    await file(family);
    await file(control);
    await change();
    await sweep();
    expect([await toldTo(), await toldTo(control.familyId)]).toEqual([[], [ONE]]);
  });

  it("is not told when the town asks no more for it, and is once it does again (control)", async () => {
    const require = (required: boolean) =>
      owner().query("UPDATE document_type SET required = $2 WHERE id = $1", [types.home, required]);
    await file(family);
    await require(false);
    await sweep();
    expect(await toldTo()).toEqual([]);
    await require(true);
    await sweep();
    expect(await toldTo()).toEqual([ONE]);
  });

  it("of one household of a child is told to that one alone, and to none once the other has sent a better one", async () => {
    const [childId = ""] = family.children;
    const other = await makeFamily(city.id);
    await insert("family_child", { city_id: city.id, family_id: other.familyId, child_id: childId });
    await file(family, { typeId: types.insurance, childId });
    await sweep();
    expect([await toldTo(), await toldTo(other.familyId)]).toEqual([[ONE], []]);
    await file(other, { typeId: types.insurance, childId, until: "2027-12-10" });
    await sweep(DAY_AFTER);
    expect([await toldTo(), await toldTo(other.familyId)]).toEqual([[ONE], []]);
  });

  it("waits for an address when nobody has one", async () => {
    await file(family);
    const setEmail = (email: string) =>
      owner().query(
        "WITH a AS (UPDATE account SET email = $3 WHERE id = $1) UPDATE person SET email = $3 WHERE id = $2",
        [family.accountId, family.personId, email],
      );
    await setEmail("");
    await sweep();
    expect(await toldTo()).toEqual([]);
    await setEmail(`${newId()}@exemple.fr`);
    await sweep();
    expect(await toldTo()).toEqual([ONE]);
  });
});

describe("a sweep that meets another, or dies", () => {
  it("by several workers at once tells each household once", async () => {
    const many = [family, ...(await Promise.all([1, 2, 3].map(() => makeEaters(canteen, [schoolId]))))];
    for (const one of many) await file(one);
    await Promise.all([sweep(), sweep(), sweep()]);
    for (const one of many) expect(await toldTo(one.familyId)).toEqual([ONE]);
    // Control: what keeps them from telling it again is what they wrote.
    await owner().query("DELETE FROM document_reminder WHERE family_id = $1", [family.familyId]);
    await sweep();
    expect(await toldTo()).toEqual([ONE, ONE]);
  });

  it("between the reminder and its mail leaves neither: the next tells it", async () => {
    await file(family);
    const others = await makeEaters(canteen, [schoolId]);
    await file(others);
    await owner().query(`
      CREATE FUNCTION break_mail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'broken'; END $$;
      CREATE TRIGGER break_mail BEFORE INSERT ON mail FOR EACH ROW
        WHEN (NEW.family_id = '${family.familyId}') EXECUTE FUNCTION break_mail()`);
    try {
      await expect(sweep()).rejects.toThrow(AggregateError);
    } finally {
      await owner().query("DROP FUNCTION break_mail CASCADE");
    }
    const { rows } = await owner().query("SELECT 1 FROM document_reminder WHERE family_id = $1", [family.familyId]);
    expect([rows, await toldTo(), await toldTo(others.familyId)]).toEqual([[], [], [ONE]]);
    await sweep();
    expect([await toldTo(), await toldTo(others.familyId)]).toEqual([[ONE], [ONE]]);
  });
});
