import { describe, expect, it } from "vitest";
import { newId } from "@/server/platform/ids";
import { apiOf, NOON } from "../../support/booking";
import { makeSchool } from "../../support/canteen";
import { invariantsHoldAfterEach } from "../../support/invariants";
import { writeOpening } from "../../support/openings";
import { owner } from "../../support/owner";
import {
  agent,
  canteen,
  clerk,
  close,
  FRIDAY,
  forgetWindows,
  MONDAY,
  moved,
  NEXT_THURSDAY,
  plain,
  THURSDAY,
  twoSchools,
} from "./school-of-each-day-support";

invariantsHoldAfterEach();

describe("the closed days of a week, on the family’s home page (C3)", () => {
  it("are those of the school of each day", async () => {
    const schools = await twoSchools();
    await close(schools.former, FRIDAY, "Travaux");
    await close(schools.next, THURSDAY, "Kermesse");
    const child = await moved(schools);
    const { closed } = await apiOf(canteen, child.family, "2026-12-01T12:00:00+01:00").booking.week();
    expect(closed.map(({ first, reason }) => [first, plain(reason)])).toEqual([[FRIDAY, "Travaux"]]);
  });
});

describe("a request to enrol a child who will be at another school (B1, W1)", () => {
  it("says both schools to the family and to the agent, and counts the places of the school of each day", async () => {
    const schools = await twoSchools();
    await close(schools.former, THURSDAY, "Travaux");
    const child = await moved(schools);
    await owner().query("DELETE FROM enrolment WHERE child_id = $1", [child.childId]);
    const own = apiOf(canteen, child.family).booking.enrolment;
    const { children } = await own.form({ activityId: canteen.activityId });
    expect(children.map(({ schoolName }) => plain(schoolName))).toEqual([
      "École Avant, puis École Après à partir du 7 décembre 2026",
    ]);
    const wish = { activityId: canteen.activityId, children: [child.childId], from: "01/12/2026" };
    const { recap } = await own.recap(wish);
    await own.send({ ...wish, comment: "", sendingId: newId(), seen: recap?.seen.join("\n") ?? "" });
    const { rows } = await owner().query<{ id: string }>("SELECT id FROM enrolment_request WHERE child_id = $1", [
      child.childId,
    ]);
    const seen = await clerk().backoffice.enrolment.request({ requestId: rows[0]?.id ?? "" });
    expect(seen).toMatchObject({
      child: { school: "École Avant", nextSchool: { from: MONDAY, school: "École Après" } },
      // Tuesday and Friday at the former school, which is closed on Thursday; three days at the new one.
      places: { days: 5, full: 0, least: 5, last: NEXT_THURSDAY },
    });
    await apiOf(canteen, agent, NOON).booking.desk.acceptRequest({
      ...{ requestId: rows[0]?.id ?? "", from: "01/12/2026", to: "18/12/2026" },
    });
  });

  it("is taken through a window for either school, and for no third one (C3)", async () => {
    const schools = await twoSchools();
    const child = await moved(schools);
    await owner().query("DELETE FROM enrolment WHERE child_id = $1", [child.childId]);
    const askable = async (schoolId: string) => {
      await forgetWindows();
      await writeOpening(canteen, { kind: "enrolment", opensAt: "2026-11-01T08:00:00+01:00", schools: [schoolId] });
      const own = apiOf(canteen, child.family).booking.enrolment;
      return (await own.form({ activityId: canteen.activityId })).children.map(({ free }) => free.length > 0);
    };
    expect(await askable(schools.former)).toEqual([true]);
    expect(await askable(schools.next)).toEqual([true]);
    expect(await askable(await makeSchool(canteen.city.id))).toEqual([false]);
  });
});
