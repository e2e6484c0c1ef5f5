import { afterEach, beforeAll, beforeEach, expect } from "vitest";
import { apiOf, NOON } from "./booking";
import { type Canteen, makeCanteen, makeSlots } from "./canteen";
import { closeAs, eatersAt, type WishedDays } from "./closing";
import { makeAgent, makeSchool } from "./factory";
import { brokenInvariants } from "./invariants";

/** Two school days that can still be booked at `NOON`, a Thursday and a Friday. */
export const [THURSDAY, FRIDAY] = ["2026-12-03", "2026-12-04"] as const;
/** Thursday, as an agent types it. */
export const CLOSED = { from: "03/12/2026" } as const;

/**
 * A canteen and an agent with these rights for a whole file, and for each test a school with five places on both days; after
 * each, what must always hold is asked. Read within the tests.
 */
export function closingStage(rights: readonly string[]) {
  const set: { canteen?: Canteen; agent?: { accountId: string; sessionId: string }; schoolId?: string } = {};
  const there = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error("the stage is set before the tests");
    return value;
  };
  beforeAll(async () => {
    set.canteen = await makeCanteen();
    set.agent = await makeAgent(set.canteen.city.id, rights);
  });
  beforeEach(async () => {
    const canteen = there(set.canteen);
    set.schoolId = await makeSchool(canteen.city.id, { name: "École du Lac" });
    await makeSlots(canteen, set.schoolId, [THURSDAY, FRIDAY], 5);
  });
  afterEach(async () => {
    expect(await brokenInvariants()).toEqual([]);
  });
  const stage = {
    get canteen() {
      return there(set.canteen);
    },
    get agent() {
      return there(set.agent);
    },
    get schoolId() {
      return there(set.schoolId);
    },
    desk: (now = NOON) => apiOf(stage.canteen, stage.agent, now).booking.closing,
    close: (wish: WishedDays, now = NOON) =>
      closeAs(stage.canteen, stage.agent, { schoolId: stage.schoolId, ...wish }, now),
    /** A family of the school whose child has booked these days. */
    eaters: (days: readonly string[] = [THURSDAY, FRIDAY]) => eatersAt(stage.canteen, stage.schoolId, days),
  };
  return stage;
}
