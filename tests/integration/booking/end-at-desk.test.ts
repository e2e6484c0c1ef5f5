import { beforeAll, describe, expect, it } from "vitest";
import { afterDesk } from "@/components/desk/after-desk";
import { domainText } from "@/server/api/domain-messages";
import { apiOf, book, NOON } from "../../support/booking";
import { type Canteen, type EatingFamily, makeCanteen, makeEaters, makeSlots } from "../../support/canteen";
import { makeAgent, makeFamily, makeSchool } from "../../support/factory";
import { giveBack } from "../../support/full-school";
import { invariantsHoldAfterEach } from "../../support/invariants";
import { insert, owner } from "../../support/owner";
import { mailsOf, refusalOf, saidAt, withoutAddress } from "../families/desk-support";
import { type Ending, endRead, endRecapOf, endUncompared, holdingsOf, lastDayOf } from "./end-support";

invariantsHoldAfterEach();

const [THURSDAY, FRIDAY, MONDAY, TUESDAY] = ["2026-12-03", "2026-12-04", "2026-12-07", "2026-12-08"] as const;
/** On Wednesday after 11:00, Thursday can no longer be cancelled by the family; Friday can. */
const LATE = "2026-12-02T15:00:00+01:00";

let canteen: Canteen;
let agent: { sessionId: string; accountId: string };

beforeAll(async () => {
  canteen = await makeCanteen();
  agent = await makeAgent(canteen.city.id, ["familles.lire", "familles.modifier"]);
});

const desk = (now = NOON) => apiOf(canteen, agent, now).booking.desk;
const keysOf = ({ children: [child] }: EatingFamily, days: readonly string[]) => days.map((day) => `${child}.${day}`);

interface Stage {
  readonly family: EatingFamily;
  readonly schoolId: string;
  readonly childId: string;
  readonly ending: Ending;
}

/** A child who eats on three days, and whose enrolment is to end before them. */
async function eater(lastDay = "02/12/2026"): Promise<Stage> {
  const schoolId = await makeSchool(canteen.city.id);
  await makeSlots(canteen, schoolId, [THURSDAY, FRIDAY, MONDAY, TUESDAY], 5);
  const family = await makeEaters(canteen, [schoolId]);
  const [childId = ""] = family.children;
  await book(canteen, family, { wanted: keysOf(family, [THURSDAY, FRIDAY, MONDAY]) });
  const { rows } = await owner().query<{ id: string }>("SELECT id FROM enrolment WHERE child_id = $1", [childId]);
  const ending = { familyId: family.familyId, childId, enrolmentId: rows[0]?.id ?? "", lastDay };
  return { family, schoolId, childId, ending };
}

/** What a clerk has read, as the form sends it back: later, whatever has happened meanwhile. */
async function read({ ending }: Pick<Stage, "ending">, now = NOON) {
  const { seen } = await endRecapOf(desk(now), ending);
  return { ...ending, seen: seen.join("\n") };
}

/** The words of the page that follows. */
const saidAfter = ({ familyId, unreached }: Awaited<ReturnType<typeof endRead>>) =>
  saidAt(afterDesk("", familyId, "fin-inscription", unreached));

const bookTuesday = ({ family }: Stage) => book(canteen, family, { wanted: keysOf(family, [TUESDAY]), base: [] });

describe("the recap of an end at the desk (B1)", () => {
  it("says day by day what is cancelled free of charge, also where the family was too late, and does just that", async () => {
    const stage = await eater();
    const other = await makeFamily(canteen.city.id);
    const link = { city_id: canteen.city.id, family_id: other.familyId, child_id: stage.childId };
    await insert("family_child", { ...link, custody: "alternating", custody_weeks: "even" });
    const monday = [other.familyId, stage.family.familyId, MONDAY];
    await owner().query("UPDATE booking SET family_id = $1 WHERE family_id = $2 AND day = $3", monday);
    const recap = await endRecapOf(desk(LATE), stage.ending);
    expect(recap.days).toEqual([
      { day: THURSDAY, what: "late", elsewhere: false },
      { day: FRIDAY, what: "free", elsewhere: false },
      { day: MONDAY, what: "free", elsewhere: true },
    ]);
    expect(recap.mails).toEqual({ own: [expect.stringContaining("@")], elsewhere: 1 });
    expect(recap).toMatchObject({ lastDay: "2026-12-02", formerLastDay: "2027-07-02", keptUntil: null });
    expect(await endRead(desk(LATE), stage.ending)).toMatchObject({ cancelled: 3 });
    const { rows } = await owner().query(
      "SELECT day::text, cancelled_late, cancelled_by FROM booking WHERE child_id = $1 AND status = 'cancelled' ORDER BY day",
      [stage.childId],
    );
    const free = { cancelled_late: false, cancelled_by: agent.accountId };
    expect(rows).toEqual([THURSDAY, FRIDAY, MONDAY].map((day) => ({ day, ...free })));
    const [own, theirs] = [
      await mailsOf(stage.family.familyId, "enrolment-ended"),
      await mailsOf(other.familyId, "enrolment-ended"),
    ];
    expect(own.map(({ to }) => to)).toEqual(recap.mails.own);
    expect(theirs).toHaveLength(1);
  });

  it("says which queues and which offers end with it", async () => {
    const schoolId = await makeSchool(canteen.city.id);
    await makeSlots(canteen, schoolId, [FRIDAY, MONDAY], 1);
    const [holder, family] = [await makeEaters(canteen, [schoolId]), await makeEaters(canteen, [schoolId])];
    for (const one of [holder, family]) await book(canteen, one, { wanted: keysOf(one, [FRIDAY, MONDAY]) });
    await giveBack(canteen, holder, FRIDAY, NOON);
    const [childId = ""] = family.children;
    const { rows } = await owner().query<{ id: string }>("SELECT id FROM enrolment WHERE child_id = $1", [childId]);
    const ending = { familyId: family.familyId, childId, enrolmentId: rows[0]?.id ?? "", lastDay: "02/12/2026" };
    expect(await holdingsOf(childId)).toEqual([`${FRIDAY} offered`, `${MONDAY} waiting`]);
    const { days, mails } = await endRecapOf(desk(), ending);
    expect(days.map(({ day, what }) => `${day} ${what}`)).toEqual([`${FRIDAY} offered`, `${MONDAY} waiting`]);
    expect(mails.elsewhere).toBeNull();
    expect(await endRead(desk(), ending)).toMatchObject({ cancelled: 0 });
    expect(await holdingsOf(childId)).toEqual([]);
  });

  it("leaves out what stays: the days until today, when the last one is gone", async () => {
    const { ending, childId } = await eater("01/12/2026");
    const onFriday = desk(`${FRIDAY}T12:00:00+01:00`);
    const { days, keptUntil } = await endRecapOf(onFriday, ending);
    expect([days.map(({ day }) => day), keptUntil]).toEqual([[MONDAY], FRIDAY]);
    await endRead(onFriday, ending);
    expect(await holdingsOf(childId)).toEqual([`${THURSDAY} booked`, `${FRIDAY} booked`]);
  });

  it("leaves out what another enrolment covers, later in the year: that stays, and so says the family’s own recap", async () => {
    const { ending, family, childId, schoolId } = await eater();
    await endRead(desk(), { ...ending, lastDay: "04/12/2026" });
    const again = { familyId: family.familyId, childId, activityId: canteen.activityId };
    await desk().enrol({ ...again, from: "07/12/2026", to: "02/07/2027" });
    await owner().query("UPDATE slot SET capacity = 0 WHERE school_id = $1 AND day = $2", [schoolId, TUESDAY]);
    await book(canteen, family, { wanted: keysOf(family, [MONDAY, TUESDAY]) });
    expect(await holdingsOf(childId)).toHaveLength(4);
    const { enrolmentId, lastDay } = ending;
    const { recap } = await apiOf(canteen, family).booking.enrolment.endRecap({ enrolmentId, lastDay });
    expect(recap).toMatchObject({ free: [THURSDAY, FRIDAY], late: [], waiting: [] });
    const { days } = await endRecapOf(desk(), ending);
    expect(days.map(({ day, what }) => `${day} ${what}`)).toEqual([`${THURSDAY} free`, `${FRIDAY} free`]);
    await endRead(desk(), ending);
    expect(await holdingsOf(childId)).toEqual([`${MONDAY} booked`, `${TUESDAY} waiting`]);
    const [, mail] = await mailsOf(family.familyId, "enrolment-ended");
    expect(mail?.text).not.toContain("liste d’attente");
  });

  it("names nobody to write to where no address is known, and says afterwards that nobody was told", async () => {
    const { ending, family } = await eater();
    await withoutAddress(family.personId);
    expect((await endRecapOf(desk(), ending)).mails).toEqual({ own: [], elsewhere: null });
    expect(saidAfter(await endRead(desk(), ending))).toMatch(/^L’inscription est arrêtée\. Aucun e-mail n’est parti/);
    expect(await mailsOf(family.familyId, "enrolment-ended")).toEqual([]);
  });
});

describe("what the dossier says once it is done (B1)", () => {
  it.each([
    ["each household has an address", true, true, "L’inscription est arrêtée. La famille est prévenue par e-mail."],
    ["only the other has", false, true, "Aucun e-mail n’est parti, faute d’adresse connue"],
    ["only this one has", true, false, "Aucune adresse e-mail n’est connue pour l’autre foyer"],
    ["none has", false, false, "aucune adresse n’est connue pour les foyers de l’enfant"],
  ])("%s", async (_what, own, elsewhere, said) => {
    const { ending, family, childId } = await eater();
    const other = await makeFamily(canteen.city.id);
    await insert("family_child", { city_id: canteen.city.id, family_id: other.familyId, child_id: childId });
    if (!own) await withoutAddress(family.personId);
    if (!elsewhere) await withoutAddress(other.personId);
    expect(saidAfter(await endRead(desk(), ending))).toContain(said);
    const written = [family, other].map(
      async ({ familyId }) => (await mailsOf(familyId, "enrolment-ended")).length > 0,
    );
    expect(await Promise.all(written)).toEqual([own, elsewhere]);
  });
});

describe("what has changed since the recap (B1)", () => {
  it("a day that a parent has booked: nothing is done, and the new recap is then carried out", async () => {
    const stage = await eater();
    const sent = await read(stage);
    await bookTuesday(stage);
    const refusal = await refusalOf(desk().endEnrolment(sent));
    expect(refusal).toMatchObject({ tag: "DeskEndMoved", days: [TUESDAY] });
    expect(domainText(refusal).text).toMatch(/le mardi 8 décembre 2026 a changé\. Rien n’est enregistré\./);
    expect(await holdingsOf(stage.childId)).toHaveLength(4);
    expect(await lastDayOf(stage.ending.enrolmentId)).toBe("2027-07-02");
    expect(await mailsOf(stage.family.familyId, "enrolment-ended")).toEqual([]);
    expect((await endRecapOf(desk(), stage.ending)).days).toHaveLength(4);
    expect(await endRead(desk(), stage.ending)).toMatchObject({ cancelled: 4 });
    expect(await holdingsOf(stage.childId)).toEqual([]);
  });

  it("is done unseen where nothing compares (negative control)", async () => {
    const stage = await eater();
    const { days } = await endRecapOf(desk(), stage.ending);
    await bookTuesday(stage);
    // Three days were read, four are gone.
    expect(days).toHaveLength(3);
    expect(await endUncompared(canteen, agent.accountId, stage.ending)).toMatchObject({ cancelled: 4 });
    expect(await holdingsOf(stage.childId)).toEqual([]);
  });

  it.each<[string, (stage: Stage) => Promise<unknown>, readonly string[]]>([
    ["a day given back", ({ family }) => giveBack(canteen, family, FRIDAY, NOON), [FRIDAY]],
    [
      "another address of the household",
      ({ family }) => owner().query("UPDATE person SET email = 'ailleurs@exemple.fr' WHERE id = $1", [family.personId]),
      [],
    ],
    [
      "a second household",
      async ({ childId }) => {
        const { familyId } = await makeFamily(canteen.city.id);
        await insert("family_child", { city_id: canteen.city.id, family_id: familyId, child_id: childId });
      },
      [],
    ],
    [
      "an end that another clerk has noted, on a later day",
      ({ ending }) => endRead(desk(), { ...ending, lastDay: "04/12/2026" }),
      [MONDAY],
    ],
  ])("%s: the recap is read again", async (_what, change, days) => {
    const stage = await eater();
    const sent = await read(stage);
    await change(stage);
    const before = await holdingsOf(stage.childId);
    expect(await refusalOf(desk().endEnrolment(sent))).toMatchObject({ tag: "DeskEndMoved", days });
    expect(await holdingsOf(stage.childId)).toEqual(before);
    await endRead(desk(), stage.ending);
    expect([await holdingsOf(stage.childId), await lastDayOf(stage.ending.enrolmentId)]).toEqual([[], "2026-12-02"]);
  });

  it("a deadline that has passed: the clerk learns that the family was too late", async () => {
    const stage = await eater();
    const sent = await read(stage);
    expect(await refusalOf(desk(LATE).endEnrolment(sent))).toMatchObject({ tag: "DeskEndMoved", days: [THURSDAY] });
    expect(await holdingsOf(stage.childId)).toHaveLength(3);
  });

  it.each([
    ["the same day", "02/12/2026", "2 décembre 2026"],
    ["an earlier day", "01/12/2026", "1er décembre 2026"],
  ])("another clerk has ended it on %s: there is nothing left to do", async (_what, lastDay, said) => {
    const stage = await eater();
    const sent = await read(stage);
    await endRead(desk(), { ...stage.ending, lastDay });
    const refusal = await refusalOf(desk().endEnrolment(sent));
    expect(refusal.tag).toBe("EnrolmentEndsAlready");
    const { text } = domainText(refusal);
    expect(text).toContain(said);
    expect(await desk().endRecap(stage.ending)).toEqual({ recap: null, refusal: text });
    expect(await mailsOf(stage.family.familyId, "enrolment-ended")).toHaveLength(1);
  });

  it("a form that says nothing of what it ends, or is of another day, ends nothing", async () => {
    const stage = await eater();
    const sent = await read(stage);
    for (const wrong of [
      { ...sent, seen: "" },
      { ...sent, lastDay: "03/12/2026" },
    ])
      expect((await refusalOf(desk().endEnrolment(wrong))).tag).toBe("DeskEndMoved");
    expect(await holdingsOf(stage.childId)).toHaveLength(3);
  });
});
