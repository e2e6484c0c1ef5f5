import { setTimeout as wait } from "node:timers/promises";
import { TRPCError } from "@trpc/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeDatabase } from "@/server/db/client";
import { sealHistory, verifyHistory } from "@/server/history";
import { systemClock } from "@/server/platform/clock";
import { ensureCityKey } from "@/server/platform/crypto";
import { apiOf, draftOf } from "../../support/booking";
import { type Canteen, type EatingFamily, makeCanteen, makeEaters, makeSchool, makeSlots } from "../../support/canteen";
import { lostPromises, type Told } from "../../support/client-log";
import { invariantsHoldAfterEach } from "../../support/invariants";
import { type OwnPostgres, startOwnPostgres } from "../../support/own-postgres";
import { owner } from "../../support/owner";

invariantsHoldAfterEach();

/*
 * PostgreSQL is killed, whole, in the middle of a stream of bookings, and launched again (quality F4). The product in
 * this process lives through it: the same pools, no restart. The clients keep a log of what they were told, and it is
 * compared with the base (I9).
 */
const FAMILIES = 48;
/** Fewer than the families: the others wait, and are told so. */
const PLACES = 40;
/** Five days a form, a form a month. */
const MONTHS: readonly (readonly string[])[] = [
  ["2026-12-03", "2026-12-04", "2026-12-07", "2026-12-08", "2026-12-10"],
  ["2027-01-05", "2027-01-07", "2027-01-08", "2027-01-11", "2027-01-12"],
  ["2027-02-02", "2027-02-04", "2027-02-05", "2027-02-08", "2027-02-09"],
  ["2027-03-02", "2027-03-04", "2027-03-05", "2027-03-08", "2027-03-09"],
];
/** For the negative control. */
const LAST_MONTH = ["2027-06-01", "2027-06-03", "2027-06-04", "2027-06-07", "2027-06-08"];
const CLIENTS = 12;
const PATIENCE_MS = 100;
/** The service manager's, before it launches PostgreSQL again. */
const RESTART_MS = 1_000;

interface Form {
  readonly family: EatingFamily;
  readonly draftId: string;
  readonly seen: string;
}

let server: OwnPostgres;
let canteen: Canteen;
let families: EatingFamily[];

beforeAll(async () => {
  server = await startOwnPostgres();
  // A connection that the server drops while it is idle is opened again by the next query.
  owner().on("error", () => undefined);
  canteen = await makeCanteen();
  const schoolId = await makeSchool(canteen.city.id);
  await makeSlots(canteen, schoolId, [...MONTHS.flat(), ...LAST_MONTH], PLACES);
  families = await Promise.all(Array.from({ length: FAMILIES }, () => makeEaters(canteen, [schoolId])));
});
afterAll(async () => {
  await closeDatabase();
  await server.stop();
});

/** The recaps of some months, all read and ready to be confirmed. */
async function formsOf(months: readonly (readonly string[])[]): Promise<Form[]> {
  const wishes = months.flatMap((days) => families.map((family) => ({ family, days })));
  const forms: Form[] = [];
  await inTurns(wishes, async ({ family, days }) => {
    const wanted = days.map((day) => `${family.children[0]}.${day}`);
    const draftId = await draftOf(canteen, family, { wanted, month: days[0]?.slice(0, 7) ?? "" });
    const { seen } = await apiOf(canteen, family).booking.recap({ draft: draftId });
    forms.push({ family, draftId, seen: seen.join("\n") });
  });
  return forms;
}

/** As many clients as there are, each with the next of what is left. */
async function inTurns<T>(all: readonly T[], one: (next: T) => Promise<void>): Promise<void> {
  const left = [...all];
  const client = async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await one(next);
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
}

/** Calls until there is an answer, as a family does before an error page. Anything but an outage is a failure of the test. */
async function insistently<T>(call: () => Promise<T>, onOutage: () => void): Promise<T> {
  for (;;) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof TRPCError) || error.code !== "INTERNAL_SERVER_ERROR") throw error;
      onOutage();
      await wait(PATIENCE_MS);
    }
  }
}

const resultOf = async ({ family, draftId }: Form) =>
  (await apiOf(canteen, family).booking.result({ draft: draftId })).lines.map(({ day, tag }) => ({ day, tag }));

async function confirmOnce({ family, draftId, seen }: Form): Promise<void> {
  const { outcome } = await apiOf(canteen, family).booking.confirm({ draft: draftId, seen });
  expect(outcome).toBe("confirmed");
}

describe("PostgreSQL killed in the middle of a stream of bookings (F4)", () => {
  it("serves again by itself, and what was confirmed is there (I1, I7, I9)", async () => {
    await ensureCityKey(canteen.city.id);
    const forms = await formsOf(MONTHS);
    await sealHistory(canteen.city.id);
    const log: Told[] = [];
    const moments = { began: performance.now(), killed: 0, dead: 0, back: 0 };
    let outages = 0;
    let kill: Promise<void> | undefined;
    await inTurns(forms, async (form) => {
      await insistently(
        async () => {
          const asked = performance.now();
          await confirmOnce(form);
          // An answer may come from before the death of the server.
          if (moments.dead > 0 && asked > moments.dead) moments.back ||= performance.now();
        },
        () => outages++,
      );
      const { familyId } = form.family;
      // The page of the result comes or not; that the form was confirmed is known already.
      const days = await resultOf(form).catch(() => []);
      log.push({ familyId, draftId: form.draftId, days });
      if (log.length < forms.length / 3 || kill) return;
      moments.killed = performance.now();
      console.log(`F4: ${Math.round((log.length * 5_000) / (moments.killed - moments.began))} bookings/s, then killed`);
      kill = server.kill().then(async () => {
        moments.dead = performance.now();
        await wait(RESTART_MS);
        await server.launch();
      });
    });
    await kill;
    console.log(`F4: confirms again ${Math.round(moments.back - moments.killed)} ms after the kill`);
    expect(outages).toBeGreaterThan(0);
    expect(moments.back - moments.killed).toBeLessThan(30_000);
    expect(new Set(log.map(({ draftId }) => draftId)).size).toBe(forms.length);
    expect(new Set(log.flatMap(({ days }) => days.map(({ tag }) => tag)))).toEqual(new Set(["booked", "waiting"]));
    expect(await lostPromises(log)).toEqual([]);
    await sealHistory(canteen.city.id);
    const { seals, findings } = await verifyHistory(canteen.city.id, systemClock);
    expect([seals > 1, findings]).toEqual([true, []]);
  });

  it("would lose what it confirmed, were commits not awaited: the comparison finds it (negative control)", async () => {
    for (const setting of [
      "ALTER ROLE preau_app SET synchronous_commit = off",
      "ALTER SYSTEM SET wal_writer_delay = '10s'",
      "ALTER SYSTEM SET wal_writer_flush_after = '1GB'",
      "SELECT pg_reload_conf()",
    ])
      await owner().query(setting);
    await closeDatabase();
    const forms = await formsOf([LAST_MONTH]);
    const log: Told[] = [];
    await inTurns(forms, async (form) => {
      await confirmOnce(form);
      log.push({ familyId: form.family.familyId, draftId: form.draftId, days: await resultOf(form) });
    });
    expect(await lostPromises(log)).toEqual([]);
    await server.kill();
    await server.launch();
    await expect
      .poll(
        () =>
          owner()
            .query("SELECT 1")
            .catch(() => undefined),
        { timeout: 30_000 },
      )
      .toBeDefined();
    expect(await lostPromises(log)).not.toEqual([]);
    // What is left of the stream is whole all the same.
  });
});
