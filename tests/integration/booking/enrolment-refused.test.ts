import { beforeAll, describe, expect, it } from "vitest";
import { childrenToEnrol } from "@/server/booking/domain/enrolments-view";
import { newId } from "@/server/platform/ids";
import { apiOf, NOON } from "../../support/booking";
import { type Canteen, makeCanteen, makeEaters } from "../../support/canteen";
import { makeAgent, makeChild, makeFamily, makeSchool } from "../../support/factory";
import { insert, owner } from "../../support/owner";
import { mailsOf, withoutAddress } from "../families/desk-support";
import { readAsk, requestsOf, sendRead } from "./enrolment-support";

let town: Canteen;
let activityName: string;
let agent: { sessionId: string };
const REASON = "Il manque un document.";

beforeAll(async () => {
  town = await makeCanteen();
  agent = await makeAgent(town.city.id, ["familles.lire", "familles.modifier"]);
  const { rows } = await owner().query<{ name: string }>("SELECT name FROM activity WHERE id = $1", [town.activityId]);
  activityName = rows[0]?.name ?? "";
});

interface Household {
  readonly familyId: string;
  readonly sessionId: string;
}

const ofFamily = (family: Household, now = NOON) => apiOf(town, family, now).booking.enrolment;

/** Ana's line, and what it says of the request. */
async function lineOf(family: Household, now = NOON) {
  const view = await ofFamily(family, now).overview();
  return { line: view.activities[0]?.children[0], toEnrol: childrenToEnrol(view) };
}

async function refuse(family: Household) {
  const request = (await requestsOf(family)).find(({ status }) => status === "pending");
  return apiOf(town, agent).booking.desk.refuseRequest({ requestId: request?.id ?? "", reason: REASON });
}

/** Ana is not enrolled; her household asks, the town says no. */
async function refusedNewcomer() {
  const family = await makeFamily(town.city.id);
  const schoolId = await makeSchool(town.city.id);
  const childId = await makeChild(town.city.id, family.familyId, { school_id: schoolId, first_name: "Ana" });
  const wish = { activityId: town.activityId, children: [childId], from: "30/11/2026" };
  await ofFamily(family).send({ ...wish, sendingId: newId(), seen: readAsk(wish.children) });
  await refuse(family);
  return { ...family, childId, wish };
}

/** A child is enrolled; its household asks to end that, the town says no. */
async function refusedLeaver() {
  const family = await makeEaters(town, [await makeSchool(town.city.id)]);
  const [childId = ""] = family.children;
  await owner().query("UPDATE child SET first_name = 'Élise' WHERE id = $1", [childId]);
  const { rows } = await owner().query<{ id: string }>("SELECT id FROM enrolment WHERE child_id = $1", [childId]);
  const enrolmentId = rows[0]?.id ?? "";
  await sendRead(ofFamily(family), { enrolmentId, lastDay: "18/12/2026" });
  await refuse(family);
  return { ...family, enrolmentId };
}

const REFUSED = { status: "refused", reason: REASON };

describe("a refusal is read by the household in its enrolments (B1)", () => {
  it("of the end of an enrolment, though the child is enrolled, and may be asked again", async () => {
    const family = await refusedLeaver();
    const { line } = await lineOf(family);
    expect(line).toMatchObject({ request: { ...REFUSED, kind: "desinscription" }, enrolments: [{ canEnd: true }] });
  });

  it("of an enrolment whose window has closed since", async () => {
    const family = await refusedNewcomer();
    const window = newId();
    await insert("opening_window", {
      city_id: town.city.id,
      id: window,
      activity_id: town.activityId,
      kind: "enrolment",
      opens_at: "2026-11-01T07:00:00Z",
      closes_at: "2026-11-25T07:00:00Z",
    });
    const { line } = await lineOf(family, "2026-11-26T12:00:00+01:00");
    await owner().query("DELETE FROM opening_window WHERE id = $1", [window]);
    expect(line).toMatchObject({ request: REFUSED, free: [], why: expect.stringContaining("inscriptions") });
  });

  it("for sixty days after the answer, and no longer; the child may be enrolled meanwhile", async () => {
    const family = await refusedNewcomer();
    const last = await lineOf(family, "2027-01-22T23:59:00+01:00");
    expect(last).toMatchObject({ line: { request: REFUSED }, toEnrol: ["Ana"] });
    expect((await lineOf(family, "2027-01-23T00:01:00+01:00")).line?.request).toBeNull();
  });

  it("until it asks again, even if it takes that back", async () => {
    const family = await refusedNewcomer();
    await ofFamily(family, "2026-11-23T13:00:00+01:00").send({
      ...family.wish,
      sendingId: newId(),
      seen: readAsk(family.wish.children),
    });
    expect((await lineOf(family)).line?.request).toMatchObject({ status: "pending" });
    const pending = (await requestsOf(family)).find(({ status }) => status === "pending");
    await ofFamily(family).withdraw({ requestId: pending?.id ?? "" });
    expect((await lineOf(family)).line?.request).toBeNull();
  });
});

describe("the mail of a refusal", () => {
  it("does not leave where no address is known: who refuses is told so", async () => {
    const family = await refusedNewcomer();
    const wish = { ...family.wish, sendingId: newId(), seen: readAsk(family.wish.children) };
    await ofFamily(family, "2026-11-23T13:00:00+01:00").send(wish);
    await withoutAddress(family.personId);
    expect(await refuse(family)).toEqual({ unreached: "own" });
    expect(await mailsOf(family.familyId, "enrolment-refused")).toHaveLength(1);
  });

  it("names the child and the activity in its text, not in its subject", async () => {
    const [mail] = await mailsOf((await refusedNewcomer()).familyId, "enrolment-refused");
    expect(mail?.text).toContain(`votre demande pour l’inscription d’Ana à «\u00a0${activityName}\u00a0».`);
    expect(mail?.text).toContain(`Raison\u00a0: ${REASON}`);
    expect(mail?.subject).toBe("Une réponse à votre demande");
  });

  it("says that an enrolment whose end is refused goes on", async () => {
    const [mail] = await mailsOf((await refusedLeaver()).familyId, "enrolment-refused");
    expect(mail?.text).toContain(`d’arrêter l’inscription d’Élise à «\u00a0${activityName}\u00a0». Rien n’est changé.`);
  });
});

describe("the recap that one comes back to by the browser’s button", () => {
  async function newcomer(from = "30/11/2026") {
    const family = await makeFamily(town.city.id);
    const schoolId = await makeSchool(town.city.id);
    const childId = await makeChild(town.city.id, family.familyId, { school_id: schoolId, first_name: "Ana" });
    return { family, childId, wish: { activityId: town.activityId, children: [childId], from } };
  }

  it("says that the request was sent, when and by whom; not of another day, nor before", async () => {
    const { family, childId, wish } = await newcomer();
    expect(await ofFamily(family).recap(wish)).toMatchObject({ refusal: null, sent: null });
    await ofFamily(family).send({ ...wish, sendingId: newId(), seen: readAsk([childId]) });
    const again = await ofFamily(family).recap(wish);
    expect(again).toMatchObject({ recap: null, sent: { tag: "asked", by: expect.any(String) } });
    expect((await ofFamily(family).recap({ ...wish, from: "07/12/2026" })).sent).toBeNull();
    await refuse(family);
    expect(await ofFamily(family).recap(wish)).toMatchObject({ refusal: null, sent: null });
  });

  it("says that it is done where the child is enrolled since, from that day", async () => {
    const { family, childId, wish } = await newcomer();
    await ofFamily(family).send({ ...wish, sendingId: newId(), seen: readAsk([childId]) });
    const [request] = await requestsOf(family);
    const period = { from: "30/11/2026", to: "02/07/2027" };
    await apiOf(town, agent).booking.desk.acceptRequest({ requestId: request?.id ?? "", ...period });
    expect(await ofFamily(family).recap(wish)).toMatchObject({ recap: null, sent: { tag: "done" } });
  });

  it("says the same of the end of an enrolment", async () => {
    const family = await makeEaters(town, [await makeSchool(town.city.id)]);
    const { rows } = await owner().query<{ id: string }>("SELECT id FROM enrolment WHERE child_id = $1", [
      family.children[0],
    ]);
    const ending = { enrolmentId: rows[0]?.id ?? "", lastDay: "18/12/2026" };
    expect(await ofFamily(family).endRecap(ending)).toMatchObject({ refusal: null, sent: null });
    await sendRead(ofFamily(family), ending);
    expect(await ofFamily(family).endRecap(ending)).toMatchObject({ recap: null, sent: { tag: "asked" } });
    expect((await ofFamily(family).endRecap({ ...ending, lastDay: "17/12/2026" })).sent).toBeNull();
  });
});
