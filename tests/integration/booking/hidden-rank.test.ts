import { beforeAll, describe, expect, it } from "vitest";
import { apiOf, book, draftOf } from "../../support/booking";
import { type Canteen, makeCanteen, makeOtherParent, makeSlots } from "../../support/canteen";
import { makeAgent } from "../../support/factory";
import { fullSchool } from "../../support/full-school";
import { owner } from "../../support/owner";

const FULL_DAY = "2026-12-03";
const OTHER_DAY = "2026-12-04";

const canteens = new Map<boolean, Canteen>();

beforeAll(async () => {
  for (const showRank of [true, false]) canteens.set(showRank, await makeCanteen({ waitlist: { showRank } }));
});

/** A family whose other parent put the child in the queue of a full day, behind somebody, after this one opened the page. */
async function recapBesideAQueue(showRank: boolean) {
  const canteen = canteens.get(showRank);
  if (!canteen) throw new Error("no canteen");
  const { others } = await fullSchool(canteen, FULL_DAY, 2);
  const [ahead, family] = others;
  if (!ahead || !family) throw new Error("two families wait");
  const { rows } = await owner().query("SELECT school_id FROM child WHERE id = $1", [family.children[0]]);
  await makeSlots(canteen, rows[0].school_id, [OTHER_DAY], 5);
  const parent = await makeOtherParent(canteen, family);
  const draft = await draftOf(canteen, parent, { wanted: [`${family.children[0]}.${OTHER_DAY}`] });
  const recap = await apiOf(canteen, parent).booking.recap({ draft });
  return { canteen, ahead, parent, draft, recap };
}

describe.each([true, false])("a queue beside what is confirmed, rank shown: %s", (showRank) => {
  it("is told with or without its rank, as the town wants it", async () => {
    const { recap } = await recapBesideAQueue(showRank);
    const said = recap.lines.map(({ kind, reason }) => `${kind} ${reason ?? ""}`);
    expect(said).toEqual([showRank ? "moved 2e sur liste d’attente" : "moved sur liste d’attente", "add "]);
  });

  it("says of what is confirmed, and to the staff who order it, whether there is a rank to follow", async () => {
    const { canteen } = await recapBesideAQueue(showRank);
    const { others } = await fullSchool(canteen, FULL_DAY, 1);
    const { rows } = await owner().query("SELECT id FROM booking_draft WHERE family_id = $1", [others[0]?.familyId]);
    expect(await apiOf(canteen, others[0] ?? { sessionId: "" }).booking.result({ draft: rows[0].id })).toMatchObject({
      showRank,
    });
    const agent = await makeAgent(canteen.city.id, ["activites.gerer"]);
    expect(await apiOf(canteen, agent).booking.places.queue.view({ code: "cantine" })).toMatchObject({ showRank });
  });

  it("refuses no confirmation because somebody ahead left the queue", async () => {
    const { ahead, parent, draft, recap, canteen } = await recapBesideAQueue(showRank);
    await book(canteen, ahead, { base: [`${ahead.children[0]}.${FULL_DAY}.waiting`], wanted: [] });
    const answer = await apiOf(canteen, parent).booking.confirm({ draft, seen: recap.seen.join("\n") });
    expect(answer.outcome).toBe("confirmed");
  });
});
