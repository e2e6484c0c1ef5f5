import { beforeAll, describe, expect, it } from "vitest";
import { AGENT_RIGHTS } from "@/server/identity";
import { newId } from "@/server/platform/ids";
import { moveTo, recapOf } from "../integration/booking/school-move-support";
import { refusalOf, schoolWithClasses } from "../integration/families/desk-support";
import { apiOf } from "../support/booking";
import { type Canteen, type EatingFamily, makeCanteen, makeEaters } from "../support/canteen";
import { makeAgent } from "../support/factory";
import { owner } from "../support/owner";

/*
 * What a form of the desk names besides the dossier: a school, a class, another household (attacks 1, 2). Of another town, it is
 * as though it did not exist, also where the form was made from what the dossier holds now.
 */

interface Place {
  readonly canteen: Canteen;
  readonly school: Awaited<ReturnType<typeof schoolWithClasses>>;
  readonly next: Awaited<ReturnType<typeof schoolWithClasses>>;
  readonly family: EatingFamily;
}

async function makePlace(canteen: Canteen): Promise<Place> {
  const [school, next] = [await schoolWithClasses(canteen.city.id), await schoolWithClasses(canteen.city.id)];
  const family = await makeEaters(canteen, [school.schoolId]);
  await owner().query("UPDATE child SET level = 'CE1' WHERE id = $1", [family.children[0]]);
  return { canteen, school, next, family };
}

let here: Place;
let there: Place;
let clerk: { readonly sessionId: string };
beforeAll(async () => {
  const canteens = [await makeCanteen(), await makeCanteen()] as const;
  here = await makePlace(canteens[0]);
  there = await makePlace(canteens[1]);
  clerk = await makeAgent(here.canteen.city.id, AGENT_RIGHTS);
});

const api = () => apiOf(here.canteen, clerk);
const childOf = ({ family }: Place) => family.children[0] ?? "";
const dossier = () => ({ familyId: here.family.familyId, childId: childOf(here) });

/** The refusal of each, which must be one. */
async function sameRefusal(...calls: (() => Promise<unknown>)[]): Promise<string> {
  const tags = new Set<string>();
  for (const call of calls) {
    const { tag } = await refusalOf(call());
    tags.add(tag);
  }
  expect([...tags]).toHaveLength(1);
  return [...tags][0] ?? "";
}

describe("a child's class", () => {
  async function save(classId: string): Promise<unknown> {
    const { version, child } = await api().families.desk.child(dossier());
    const { firstName, lastName, gender, diet, custody } = child;
    const birthdate = child.birthdate.split("-").reverse().join("/");
    const card = { firstName, lastName, birthdate, gender, level: "CE1", diet, custody } as const;
    return api().families.desk.editChild({ ...dossier(), version, classId, ...card });
  }

  it("of another town, or of another school of this one, is none", async () => {
    expect(
      await sameRefusal(
        () => save(there.school.ce),
        () => save(here.next.ce),
        () => save(newId()),
      ),
    ).toBe("ClassNotInSchool");
  });

  it("of its own school is one (control)", async () => {
    await save(here.school.ce);
    const { rows } = await owner().query("SELECT class_id FROM child WHERE id = $1", [childOf(here)]);
    expect(rows).toEqual([{ class_id: here.school.ce }]);
  });
});

describe("the school that a child moves to", () => {
  const FROM = "01/12/2026";
  const move = (schoolId: string) => ({ ...dossier(), schoolId, from: FROM });

  it("of another town is none: no recap, no move", async () => {
    const seen = (await recapOf(api(), move(here.next.schoolId))).seen.join("\n");
    const moved = (schoolId: string) => api().booking.desk.moveSchool({ ...move(schoolId), classId: "", seen });
    expect(
      await sameRefusal(
        () => moved(there.school.schoolId),
        () => moved(newId()),
        () => api().booking.desk.checkSchoolMove(move(there.school.schoolId)),
      ),
    ).toBe("DeskSchoolNotFound");
  });

  it("with a class of another town is refused as with none of that school; with its own it moves (control)", async () => {
    const into = (classId: string) => moveTo(api(), move(here.next.schoolId), classId);
    expect(
      await sameRefusal(
        () => into(there.next.ce),
        () => into(newId()),
      ),
    ).toBe("ClassNotInSchool");
    await into(here.next.ce);
    const { rows } = await owner().query("SELECT school_id, class_id FROM child WHERE id = $1", [childOf(here)]);
    expect(rows).toEqual([{ school_id: here.next.schoolId, class_id: here.next.ce }]);
  });
});

describe("the household that pays for a child", () => {
  async function agree(household2?: string): Promise<unknown> {
    const { version } = await api().billing.agreements.child(dossier());
    const shares = household2 ? { share1: "60", household2, share2: "40" } : { share1: "100" };
    const household1 = here.family.familyId;
    return api().billing.agreements.agree({ ...dossier(), version, firstDay: "01/12/2026", household1, ...shares });
  }

  it("is never of another town, nor one in which the child does not live", async () => {
    const stranger = await makeEaters(here.canteen, [here.school.schoolId]);
    await sameRefusal(
      () => agree(there.family.familyId),
      () => agree(stranger.familyId),
      () => agree(newId()),
    );
    const { rows } = await owner().query("SELECT 1 FROM child_payer WHERE child_id = $1", [childOf(here)]);
    expect(rows).toEqual([]);
  });

  it("is its own (control)", async () => {
    expect(await agree()).toMatchObject({ past: false });
  });
});

describe("the place of somebody who asks for an account", () => {
  async function request(): Promise<string> {
    const { rows } = await owner().query<{ id: string }>(
      "SELECT id FROM account_request WHERE city_id = $1 AND status = 'pending'",
      [here.canteen.city.id],
    );
    return rows[0]?.id ?? "";
  }
  const approve = async (into: string) =>
    api().accountRequests.approveAccountRequest({ requestId: await request(), into });

  it("is no person and no dossier of another town; it is one of this (control)", async () => {
    await apiOf(here.canteen, { sessionId: newId() }).accountRequests.ask({
      ...{ birthName: "Durand", firstNames: "Sacha", birthdate: "12/04/1985", birthplaceName: "Lyon" },
      ...{ email: `${newId()}@exemple.fr`, phone: "06 01 02 03 04", children: "Lou, 4 mai 2018" },
      ...{ addressLine: "2 rue du Lac", postcode: "69960", town: "Corbas" },
    });
    expect(await request()).not.toBe("");
    for (const [kind, theirs] of [
      ["person", there.family.personId],
      ["family", there.family.familyId],
    ] as const) {
      const [ofTheirs, ofNobody] = [
        await refusalOf(approve(`${kind}:${theirs}`)),
        await refusalOf(approve(`${kind}:${newId()}`)),
      ];
      expect(ofTheirs).toEqual(ofNobody);
    }
    await approve(`family:${here.family.familyId}`);
    const { rows } = await owner().query("SELECT status, family_id FROM account_request WHERE city_id = $1", [
      here.canteen.city.id,
    ]);
    expect(rows).toEqual([{ status: "approved", family_id: here.family.familyId }]);
  });
});
