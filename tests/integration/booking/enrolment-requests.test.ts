import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "@/server/platform/ids";
import { apiOf, book, NOON } from "../../support/booking";
import { type Canteen, makeCanteen } from "../../support/canteen";
import { makeAgent } from "../../support/factory";
import { invariantsHoldAfterEach } from "../../support/invariants";
import { insert, owner } from "../../support/owner";
import { mailsOf, refusalOf } from "../families/desk-support";
import { makeAdult } from "../families/households";
import { makeNewcomers, readAsk, requestsOf } from "./enrolment-support";

invariantsHoldAfterEach();

let canteen: Canteen;
let atOnce: Canteen;
let windowed: Canteen;
let agent: { sessionId: string; accountId: string };
const [THURSDAY, FRIDAY, MONDAY] = ["2026-12-03", "2026-12-04", "2026-12-07"] as const;

beforeAll(async () => {
  [canteen, atOnce, windowed] = [await makeCanteen(), await makeCanteen(), await makeCanteen()];
  await owner().query(`UPDATE city SET settings = '{"enrolmentsAtOnce": true}' WHERE id = $1`, [atOnce.city.id]);
  agent = await makeAgent(canteen.city.id, ["familles.lire", "familles.modifier"]);
});

const newcomers = (town = canteen) => makeNewcomers(town, [THURSDAY, FRIDAY, MONDAY]);

type Newcomers = Awaited<ReturnType<typeof newcomers>>;
const ofFamily = (family: { sessionId: string }, town = canteen, now = NOON) =>
  apiOf(town, family, now).booking.enrolment;
const staff = (now = NOON) => apiOf(canteen, agent, now);

const wish = (children: readonly string[], town = canteen) => ({
  activityId: town.activityId,
  children: [...children],
  from: "30/11/2026",
});

const send = async (family: { sessionId: string }, children: readonly string[], town = canteen, sendingId = newId()) =>
  ofFamily(family, town).send({ ...wish(children, town), comment: "Merci", sendingId, seen: readAsk(children) });

const FREE = [{ firstDay: "2026-11-23", lastDay: "2027-07-02", next: null }];

const statuses = async (family: { readonly familyId: string }) =>
  (await requestsOf(family)).map(({ who, status }) => `${who} ${status}`);

const line = async (family: Newcomers, town = canteen) =>
  (await ofFamily(family, town).overview()).activities[0]?.children ?? [];

describe("a household asks to enrol its children (B1)", () => {
  it("waits for an answer, told on screen and by mail; nothing can be booked yet", async () => {
    const family = await newcomers();
    const before = await line(family);
    expect(before).toMatchObject([{ firstName: "Ana", free: FREE, enrolments: [], request: null }, {}]);
    const checked = await ofFamily(family).check(wish(family.children));
    const { recap } = await ofFamily(family).recap(wish(family.children));
    expect([checked.from, recap]).toMatchObject([
      "2026-11-30",
      { children: [{ lastDay: "2027-07-02" }, {}], atOnce: false },
    ]);
    expect(recap?.seen.join("\n")).toBe(readAsk(family.children));
    expect(await send(family, family.children)).toEqual({ outcome: "asked" });
    expect(await line(family)).toMatchObject([
      { request: { status: "pending", comment: "Merci", firstDay: "2026-11-30" }, free: [], why: null },
      { request: { status: "pending" } },
    ]);
    const mails = await mailsOf(family.familyId, "enrolment-asked");
    expect(mails.map(({ text }) => text.includes("l’inscription d’Ana et Ben"))).toEqual([true]);
    const { notEnrolled } = await apiOf(canteen, family).booking.month({ month: "2026-12" });
    expect(notEnrolled).toEqual(["Ana", "Ben"]);
  });

  it("accepted by the desk’s own way: it may be booked, for the period that staff decide", async () => {
    const family = await newcomers();
    await send(family, [family.children[0]]);
    const [request] = await requestsOf(family);
    const requestId = request?.id ?? "";
    const closed = { school_id: family.schoolId, day: FRIDAY, label: "grève" };
    await insert("closure", { city_id: canteen.city.id, id: newId(), ...closed });
    const seen = await staff().backoffice.enrolment.request({ requestId });
    expect(seen).toMatchObject({
      kind: "inscription",
      child: { name: "Ana Essai", school: "École d’essai", twoHouseholds: false },
      places: { days: 2, full: 0, least: 5, last: MONDAY },
      others: [],
    });
    const undated = staff().booking.desk.acceptRequest({ requestId, to: "18/12/2026" });
    expect((await refusalOf(undated)).tag).toBe("EnrolmentFirstDayMissing");
    await staff().booking.desk.acceptRequest({ requestId, from: "01/12/2026", to: "18/12/2026" });
    expect(await statuses(family)).toEqual(["Ana accepted"]);
    // What the answer made is no other enrolment of the child.
    expect((await staff().backoffice.enrolment.request({ requestId })).enrolments).toEqual([]);
    expect(await line(family)).toMatchObject([
      {
        enrolments: [{ firstDay: "2026-12-01", lastDay: "2026-12-18", canEnd: true }],
        free: [{ next: "2026-12-01" }, { firstDay: "2026-12-19" }],
      },
      {},
    ]);
    const [mail] = await mailsOf(family.familyId, "child-enrolled");
    expect(mail?.text).toMatch(/du 1er décembre 2026 au 18 décembre 2026.*reservations/s);
    const booking = { ...family, children: [...family.children] };
    await book(canteen, booking, { wanted: [`${family.children[0]}.${THURSDAY}`] });
    const again = staff().booking.desk.acceptRequest({ requestId, from: "01/12/2026", to: "18/12/2026" });
    expect((await refusalOf(again)).tag).toBe("EnrolmentRequestDecided");
    const history = (await apiOf(canteen, family).families.history()).map(({ what }) => what);
    expect(history).toContain("Demande d’inscription\u00a0: ajout");
  });

  it("refused with a reason that the household receives, and may be asked again", async () => {
    const family = await newcomers();
    await send(family, [family.children[0]]);
    const [request] = await requestsOf(family);
    await staff().booking.desk.refuseRequest({ requestId: request?.id ?? "", reason: "Il manque un document." });
    expect((await line(family))[0]).toMatchObject({
      request: { status: "refused", reason: "Il manque un document." },
      free: FREE,
    });
    const [mail] = await mailsOf(family.familyId, "enrolment-refused");
    expect(mail?.text).toContain("Raison\u00a0: Il manque un document.");
    await send(family, [family.children[0]]);
    expect(await statuses(family)).toEqual(["Ana refused", "Ana pending"]);
  });

  it("stays pending when the desk’s rules refuse: the child was enrolled meanwhile", async () => {
    const family = await newcomers();
    const [childId] = family.children;
    await send(family, [childId]);
    const [request] = await requestsOf(family);
    const period = { from: "01/12/2026", to: "18/12/2026" };
    await staff().booking.desk.enrol({ ...only(family), childId, activityId: canteen.activityId, ...period });
    const accept = staff().booking.desk.acceptRequest({ requestId: request?.id ?? "", ...period });
    expect((await refusalOf(accept)).tag).toBe("EnrolmentOverlaps");
    expect(await statuses(family)).toEqual(["Ana pending"]);
  });

  it("taken back by either parent, once", async () => {
    const family = await newcomers();
    const other = await makeAdult(canteen.city.id, family.familyId, { role: "parent" });
    await send(family, [family.children[0]]);
    const requestId = (await requestsOf(family))[0]?.id ?? "";
    await ofFamily(other).withdraw({ requestId });
    await ofFamily(family).withdraw({ requestId });
    expect(await statuses(family)).toEqual(["Ana withdrawn"]);
    const accept = staff().booking.desk.acceptRequest({ requestId, from: "01/12/2026", to: "18/12/2026" });
    expect((await refusalOf(accept)).tag).toBe("EnrolmentRequestDecided");
  });

  it("ends when the child leaves the household", async () => {
    const family = await newcomers();
    await send(family, family.children);
    await staff().booking.desk.childLeaves({ ...only(family), childId: family.children[0], sure: "on" });
    expect(await statuses(family)).toEqual(["Ana withdrawn", "Ben pending"]);
  });

  it("applies at once where the town says so, with the desk’s mail", async () => {
    const family = await newcomers(atOnce);
    expect(await send(family, family.children, atOnce)).toEqual({ outcome: "applied" });
    expect(await statuses(family)).toEqual(["Ana accepted", "Ben accepted"]);
    expect(await line(family, atOnce)).toMatchObject([
      { enrolments: [{ firstDay: "2026-11-30", lastDay: "2027-07-02" }], request: null },
      { enrolments: [{}] },
    ]);
    expect(await mailsOf(family.familyId, "child-enrolled")).toHaveLength(2);
    expect(await mailsOf(family.familyId, "enrolment-asked")).toHaveLength(0);
  });
});

const only = ({ familyId }: { readonly familyId: string }) => ({ familyId });

describe("a request about an enrolment is refused", () => {
  it("all of it when one child has no need of it: it is named", async () => {
    const family = await newcomers();
    await send(family, [family.children[0]]);
    const refused = await refusalOf(send(family, family.children));
    expect(refused).toMatchObject({ tag: "EnrolmentNotAskable", why: expect.stringContaining("pour Ana") });
    expect(await statuses(family)).toEqual(["Ana pending"]);
  });

  it.each([
    ["a day that is gone", "22/11/2026"],
    ["a day after the activity", "03/07/2027"],
  ])("for %s", async (_, from) => {
    const family = await newcomers();
    const asked = ofFamily(family).check({ ...wish(family.children), from });
    expect((await refusalOf(asked)).tag).toBe("EnrolmentAskedOutside");
  });

  it("while the town’s window is closed, and says until when", async () => {
    const town = windowed;
    const family = await newcomers(town);
    await insert("opening_window", {
      city_id: town.city.id,
      id: newId(),
      activity_id: town.activityId,
      kind: "enrolment",
      opens_at: "2026-12-07T07:00:00Z",
    });
    expect((await line(family, town))[0]).toMatchObject({
      free: [],
      why: "Les inscriptions ouvriront le lundi 7 décembre à 8\u00a0h.",
    });
    expect((await refusalOf(send(family, family.children, town))).tag).toBe("EnrolmentNotAskable");
    const opened = ofFamily(family, town, "2026-12-07T08:00:00+01:00");
    const later = { ...wish(family.children, town), from: "07/12/2026", seen: readAsk(family.children, "2026-12-07") };
    expect(await opened.send({ ...later, sendingId: newId() })).toEqual({ outcome: "asked" });
  });

  it("to whoever may only read, or does not hold the household", async () => {
    const family = await newcomers();
    const reader = await makeAdult(canteen.city.id, family.familyId, { role: "parent", can_edit: false });
    expect((await ofFamily(reader).overview()).canAsk).toBe(false);
    await expect(send(reader, family.children)).rejects.toMatchObject({ code: "FORBIDDEN" });
    const payer = await makeAdult(canteen.city.id, family.familyId, { role: "payeur", authority: "none" });
    await expect(ofFamily(payer).overview()).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(send(payer, family.children)).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await statuses(family)).toEqual([]);
  });

  it.each([
    ["is no id", "abc"],
    ["is of nobody", newId()],
  ])("for a child that %s, as the recap does", async (_, childId) => {
    const family = await newcomers();
    const asked = [family.children[0], childId];
    const refused = await Promise.all(
      [ofFamily(family).recap(wish(asked)), send(family, asked)].map(async (call) => (await refusalOf(call)).tag),
    );
    expect(refused).toEqual(["AskedChildNotFound", "AskedChildNotFound"]);
    expect(await statuses(family)).toEqual([]);
  });

  it("for the child of another household, which learns nothing", async () => {
    const [one, other] = [await newcomers(), await newcomers()];
    expect((await refusalOf(send(one, [other.children[0]]))).tag).toBe("AskedChildNotFound");
    await send(other, [other.children[0]]);
    const requestId = (await requestsOf(other))[0]?.id ?? "";
    expect((await refusalOf(ofFamily(one).withdraw({ requestId }))).tag).toBe("EnrolmentRequestNotFound");
    expect(await statuses(other)).toEqual(["Ana pending"]);
  });
});

describe("a request that is sent more than once (F13)", () => {
  it.each(["asked", "applied"] as const)("by a double click: one request, one answer (%s)", async (outcome) => {
    const town = outcome === "asked" ? canteen : atOnce;
    const family = await newcomers(town);
    const sendingId = newId();
    const twice = [send(family, family.children, town, sendingId), send(family, family.children, town, sendingId)];
    expect(await Promise.all(twice)).toEqual([{ outcome }, { outcome }]);
    expect(await requestsOf(family)).toHaveLength(2);
  });

  it("by both parents at once: the second is told", async () => {
    const family = await newcomers();
    const other = await makeAdult(canteen.city.id, family.familyId, { role: "parent" });
    const answers = await Promise.allSettled([send(family, family.children), send(other, family.children)]);
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await statuses(family)).toEqual(["Ana pending", "Ben pending"]);
  });

  it("would wait twice without the index: refused by the base, and seen (negative control)", async () => {
    const family = await newcomers();
    await send(family, [family.children[0]]);
    const copy = `INSERT INTO enrolment_request SELECT (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(),
      'sending_id', gen_random_uuid()))).* FROM enrolment_request r WHERE r.family_id = $1`;
    await expect(owner().query(copy, [family.familyId])).rejects.toThrow("enrolment_request_once");
    const client = await owner().connect();
    try {
      await client.query("BEGIN");
      await client.query("DROP INDEX enrolment_request_once");
      await client.query(copy, [family.familyId]);
      const { rows } = await client.query(
        "SELECT 1 FROM enrolment_request WHERE family_id = $1 AND status = 'pending'",
        [family.familyId],
      );
      expect(rows).toHaveLength(2);
    } finally {
      await client.query("ROLLBACK");
      client.release();
    }
  });
});

describe("a child of two households (D2)", () => {
  it("may be asked for by each, and neither learns what the other asks", async () => {
    const [one, two] = [await newcomers(), await newcomers()];
    const [shared] = one.children;
    await insert("family_child", { city_id: canteen.city.id, family_id: two.familyId, child_id: shared });
    await send(one, [shared]);
    expect((await line(two)).find(({ childId }) => childId === shared)).toMatchObject({
      request: null,
      free: FREE,
    });
    expect(await mailsOf(two.familyId, "enrolment-asked")).toHaveLength(0);
    expect(await send(two, [shared])).toEqual({ outcome: "asked" });
    const history = JSON.stringify(await apiOf(canteen, two).families.history());
    expect(history.match(/Demande d’inscription/g)).toHaveLength(1);
  });
});
