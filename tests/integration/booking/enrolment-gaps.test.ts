import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "@/server/platform/ids";
import { apiOf } from "../../support/booking";
import { type Canteen, makeCanteen } from "../../support/canteen";
import { makeAgent } from "../../support/factory";
import { mailsOf, refusalOf } from "../families/desk-support";
import { makeNewcomers, readAsk, requestsOf } from "./enrolment-support";

let canteen: Canteen;
let agent: { sessionId: string };

beforeAll(async () => {
  canteen = await makeCanteen();
  agent = await makeAgent(canteen.city.id, ["familles.lire", "familles.modifier"]);
});

const staff = () => apiOf(canteen, agent);
const wish = (children: readonly string[]) => ({
  activityId: canteen.activityId,
  children: [...children],
  from: "30/11/2026",
});

/** A household whose first child is enrolled from January on, its second one not at all. */
async function enrolledLater() {
  const family = await makeNewcomers(canteen, []);
  const [childId] = family.children;
  const later = { childId, activityId: canteen.activityId, from: "04/01/2027", to: "02/07/2027" };
  await staff().booking.desk.enrol({ familyId: family.familyId, ...later });
  return { ...family, own: apiOf(canteen, family).booking.enrolment };
}

describe("a request for days before a later enrolment (B1)", () => {
  it("is made until its eve, each child until its own last day", async () => {
    const { own, familyId, children } = await enrolledLater();
    expect((await own.overview()).activities[0]?.children).toMatchObject([
      { free: [{ firstDay: "2026-11-23", lastDay: "2027-01-03", next: "2027-01-04" }], why: null },
      { free: [{ firstDay: "2026-11-23", lastDay: "2027-07-02", next: null }] },
    ]);
    const { recap } = await own.recap(wish(children));
    expect(recap?.children).toMatchObject([{ lastDay: "2027-01-03", next: "2027-01-04" }, { lastDay: "2027-07-02" }]);
    await own.send({ ...wish(children), sendingId: newId(), seen: recap?.seen.join("\n") ?? "" });
    const [mail] = await mailsOf(familyId, "enrolment-asked");
    expect(mail?.text).toMatch(/d’Ana à.*au 3 janvier 2027\..*de Ben à.*au 2 juillet 2027\./s);
    const requestId = (await requestsOf({ familyId }))[0]?.id ?? "";
    expect(await staff().backoffice.enrolment.request({ requestId })).toMatchObject({ lastDay: "2027-01-03" });
    await staff().booking.desk.acceptRequest({ requestId, from: "30/11/2026", to: "03/01/2027" });
    const [ana] = (await own.overview()).activities[0]?.children ?? [];
    expect(ana).toMatchObject({ enrolments: [{ lastDay: "2027-01-03" }, { lastDay: "2027-07-02" }] });
  });

  it("is refused for a day of the later one, and says over which days it may be made", async () => {
    const { own, children } = await enrolledLater();
    const taken = await refusalOf(own.check({ ...wish(children), from: "05/01/2027" }));
    expect(taken).toMatchObject({
      tag: "EnrolmentAskedOutside",
      children: [{ firstName: "Ana", periods: [{ lastDay: "2027-01-03" }] }],
    });
  });

  it("tells what is wrong of every child at once", async () => {
    const { own, children } = await enrolledLater();
    const long = await refusalOf(own.check({ ...wish(children), from: "22/11/2026" }));
    expect(long).toMatchObject({
      tag: "EnrolmentAskedOutside",
      children: [{ firstName: "Ana" }, { firstName: "Ben" }],
    });
  });

  it("is not made for other days than the recap’s: it is read again first", async () => {
    const { own, familyId, children } = await enrolledLater();
    // It was read before staff enrolled the child: it said "until the second of July".
    const sent = { ...wish(children), sendingId: newId(), seen: readAsk(children) };
    expect((await refusalOf(own.send(sent))).tag).toBe("EnrolmentRecapMoved");
    expect(await requestsOf({ familyId })).toEqual([]);
  });
});
