import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createCaller } from "@/server/api/root";
import { endSharesBefore, insertShares } from "@/server/billing/data/agreements";
import { payersOfChildren } from "@/server/billing/data/households";
import { agreedOn } from "@/server/billing/domain/payers";
import { isWhole } from "@/server/billing/domain/share";
import { withCity } from "@/server/db/tenant-tx";
import { localDate } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import {
  type BillingTown,
  bookDays,
  invoicesOf,
  JANUARY,
  makeBilledFamily,
  makeBillingTowns,
  runMonth,
  verify,
} from "../../support/billing";
import type { EatingFamily } from "../../support/canteen";
import { makeAgent, requestOf } from "../../support/factory";
import { invariantsHoldAfterEach } from "../../support/invariants";
import { insert, owner } from "../../support/owner";
import { mailsOf, refusalOf } from "../families/desk-support";
import { makeAdult } from "../families/households";

invariantsHoldAfterEach();

const NOW = "2026-11-20T10:00:00+01:00";
const FEBRUARY = "2027-02-05T09:00:00+01:00";

let nextTown: () => BillingTown;
let town: BillingTown;
let mother: EatingFamily;
let father: EatingFamily;
let childId: string;
let clerk: { readonly sessionId: string };

beforeAll(async () => {
  nextTown = await makeBillingTowns(15);
});

/** A child who is with its mother in even weeks, and with its father in odd ones. */
beforeEach(async () => {
  town = nextTown();
  mother = await makeBilledFamily(town);
  father = await makeBilledFamily(town, { children: 0 });
  [childId = ""] = mother.children;
  await owner().query(
    "UPDATE family_child SET custody = 'alternating', custody_weeks = 'even' WHERE family_id = $1 AND child_id = $2",
    [mother.familyId, childId],
  );
  const link = { city_id: town.city.id, family_id: father.familyId, child_id: childId };
  await insert("family_child", { ...link, custody: "alternating", custody_weeks: "odd" });
  await owner().query("UPDATE child SET first_name = 'Lina' WHERE id = $1", [childId]);
  clerk = await makeAgent(town.city.id, ["facturation.gerer", "familles.lire"]);
});

const api = (now = NOW) => createCaller(requestOf(town.city.slug, clerk.sessionId, now)).billing.agreements;
const view = (now = NOW) => api(now).child({ familyId: mother.familyId, childId });

/** As the form sends it, from what the page shows now. */
async function form(firstDay: string, ofMother: string, ofFather: string, now = NOW) {
  const { version } = await view(now);
  const households = { household1: mother.familyId, household2: father.familyId };
  return { familyId: mother.familyId, childId, version, firstDay, ...households, share1: ofMother, share2: ofFather };
}
const agree = async (firstDay: string, ofMother: string, ofFather: string, now = NOW) =>
  api(now).agree(await form(firstDay, ofMother, ofFather, now));
const end = async (lastDay: string) =>
  api().end({ familyId: mother.familyId, childId, version: (await view()).version, lastDay });

const periods = async () =>
  (await view()).agreements.map(({ firstDay, lastDay, shares }) => [
    firstDay,
    lastDay,
    shares.find((household) => household.familyId === mother.familyId)?.share ?? 0,
    shares.find((household) => household.familyId === father.familyId)?.share ?? 0,
  ]);

describe("a clerk says who pays for a child (X2)", () => {
  it("by a percentage, before the weeks of custody", async () => {
    expect((await view()).today).toMatchObject({
      kind: "weeks",
      households: [
        { familyId: mother.familyId, weeks: "even" },
        { familyId: father.familyId, weeks: "odd" },
      ],
    });
    expect(await agree("01/09/2026", "60", "40")).toMatchObject({ past: false });
    const { today, sharing } = await view();
    expect(today).toMatchObject({ kind: "agreed", agreement: { firstDay: "2026-09-01", lastDay: null } });
    expect(new Set(sharing)).toEqual(new Set([mother.familyId, father.familyId]));
    expect(await periods()).toEqual([["2026-09-01", null, 6_000, 4_000]]);
  });

  it("again: the agreement of before ends on its eve, and one that was to begin later is taken away, not forgotten", async () => {
    await agree("01/09/2026", "60", "40");
    await agree("01/01/2027", "100", "0");
    await agree("01/12/2026", "33,33", "66,67");
    expect(await periods()).toEqual([
      ["2026-12-01", null, 3_333, 6_667],
      ["2026-09-01", "2026-11-30", 6_000, 4_000],
    ]);
    const { rows } = await owner().query(
      "SELECT before->>'share' AS share FROM history_entry WHERE city_id = $1 AND table_name = 'child_payer' AND operation = 'delete'",
      [town.city.id],
    );
    expect(rows).toEqual([{ share: "10000" }]);
  });

  it("for the same first day another time", async () => {
    await agree("01/12/2026", "60", "40");
    await agree("01/12/2026", "50", "50");
    expect(await periods()).toEqual([["2026-12-01", null, 5_000, 5_000]]);
  });

  it("no more: after the last day the weeks of custody decide again", async () => {
    await agree("01/09/2026", "60", "40");
    await end("19/11/2026");
    expect(await periods()).toEqual([["2026-09-01", "2026-11-19", 6_000, 4_000]]);
    expect((await view()).today.kind).toBe("weeks");
    const told = "À partir du 20 novembre 2026, vous payez ce que Lina utilise les semaines paires.";
    expect((await mailsOf(mother.familyId, "shares-changed")).some(({ text }) => text.includes(told))).toBe(true);
    expect(await refusalOf(end("19/11/2026"))).toMatchObject({ tag: "AgreementEndsBefore" });
  });

  it("and each household is told its own part and from when, once it is recorded; nothing of the other one", async () => {
    await agree("01/12/2026", "60", "40");
    for (const [{ familyId }, own, other] of [
      [mother, "60\u00a0%", "40\u00a0%"],
      [father, "40\u00a0%", "60\u00a0%"],
    ] as const) {
      const [mail, more] = await mailsOf(familyId, "shares-changed");
      expect(mail?.text).toContain(`Vous payez ${own} de ce que Lina utilise, à partir du 1er décembre 2026.`);
      expect(`${mail?.subject}${mail?.text}`).not.toContain(other);
      expect(`${mail?.subject}${mail?.text}`).not.toContain("Famille");
      expect(more).toBeUndefined();
    }
  });

  it("and is refused what is not to be", async () => {
    const good = await form("01/12/2026", "60", "40");
    const refusals = await Promise.all([
      refusalOf(api().agree({ ...good, firstDay: "01/12/2206" })),
      refusalOf(api().agree({ ...good, version: "other" })),
      refusalOf(api().agree({ ...good, household2: newId() })),
      refusalOf(api().agree({ ...good, household2: mother.familyId })),
      refusalOf(api().agree({ ...good, familyId: newId() })),
    ]);
    expect(refusals.map(({ tag }) => tag)).toEqual([
      "AgreementDayUnlikely",
      "AgreementMoved",
      "SharedChildNotFound",
      "SharedChildNotFound",
      "SharedChildNotFound",
    ]);
    await expect(api().agree({ ...good, share2: "39,99" })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    const { household2: _household, share2: _share, ...alone } = good;
    expect(await refusalOf(api().agree({ ...alone, share1: "100" }))).toMatchObject({ tag: "SharedChildNotFound" });
    expect(await periods()).toEqual([]);
  });

  it("not through a dossier that the child is not of", async () => {
    const stranger = await makeBilledFamily(town);
    const asked = api().child({ familyId: stranger.familyId, childId });
    await expect(asked).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("two clerks at once", () => {
  const FIRST = localDate("2026-12-01");
  const LATER = localDate("2026-12-10");

  /** Whether the shares of the child add up to all of it on a day. */
  const wholeOn = (day: string) =>
    withCity({ cityId: town.city.id, actor: "system" }, async (tx) =>
      isWhole(agreedOn(await payersOfChildren(tx, [childId]), localDate(day))),
    );

  it("leave one agreement, and the second is told", async () => {
    const [first, second] = [await form("01/12/2026", "60", "40"), await form("10/12/2026", "100", "0")];
    const outcomes = await Promise.allSettled([api().agree(first), api().agree(second)]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const refused = outcomes.find((outcome) => outcome.status === "rejected");
    expect(await refusalOf(Promise.reject(refused?.reason))).toMatchObject({ tag: "AgreementMoved" });
    expect(await periods()).toHaveLength(1);
    expect(await wholeOn(LATER)).toBe(true);
  });

  it("would ask 140 % without the lock and the version of the form (negative control)", async () => {
    const both = { wrote: 0, go: Promise.withResolvers<void>() };
    const unlocked = (firstDay: typeof FIRST, shares: readonly { familyId: string; share: number }[]) =>
      withCity({ cityId: town.city.id, actor: "system" }, async (tx) => {
        await endSharesBefore(tx, childId, firstDay);
        both.wrote += 1;
        if (both.wrote === 2) both.go.resolve();
        await both.go.promise;
        await insertShares(tx, town.city.id, { childId, firstDay, shares });
      });
    await Promise.all([
      unlocked(FIRST, [
        { familyId: mother.familyId, share: 6_000 },
        { familyId: father.familyId, share: 4_000 },
      ]),
      unlocked(LATER, [{ familyId: mother.familyId, share: 10_000 }]),
    ]);
    expect(await wholeOn(FIRST)).toBe(true);
    expect(await wholeOn(LATER)).toBe(false);
  });
});

describe("invoices go by it", () => {
  /** What each household was asked in all, in cents: a meal costs 1,75 €. */
  const asked = async () => {
    const [ours, theirs] = [await invoicesOf(town, mother), await invoicesOf(town, father)];
    return [ours, theirs].map((invoices) => invoices.map(({ total }) => total));
  };

  /** A day of an odd week, one of an even week, and one of an odd week. */
  beforeEach(async () => {
    await bookDays(town, mother, ["2026-12-08"]);
    await bookDays(town, father, ["2026-12-01", "2026-12-15"], childId);
    await verify(town);
  });

  it("from its first day; before, by the weeks of custody", async () => {
    await agree("15/12/2026", "60", "40");
    await runMonth(town, "2026-12");
    expect(await asked()).toEqual([[175 + 105], [175 + 70]]);
    const [theirs] = await invoicesOf(town, father);
    expect(theirs?.lines.map(({ share, days }) => [share, days])).toEqual(
      expect.arrayContaining([
        [10_000, ["2026-12-01"]],
        [4_000, ["2026-12-15"]],
      ]),
    );
  });

  it("also for days that were billed: the next run gives and takes the difference, and the clerk is told so", async () => {
    await runMonth(town, "2026-12");
    expect(await asked()).toEqual([[175], [350]]);
    const { billedUntil } = await view(JANUARY);
    expect(billedUntil).toBe("2026-12-15");
    expect(await agree("01/12/2026", "100", "0", JANUARY)).toMatchObject({ past: true });
    await runMonth(town, "2027-01", FEBRUARY);
    expect(await asked()).toEqual([
      [175, 350],
      [350, -350],
    ]);
  });
});

describe("a household reads its own part, and nothing of the other one", () => {
  const partsOf = (sessionId: string) => createCaller(requestOf(town.city.slug, sessionId, NOW)).billing.family.parts();

  it("its weeks, then its share", async () => {
    expect(await partsOf(mother.sessionId)).toEqual([
      { childId, text: "Vous payez ce que Lina utilise les semaines paires." },
    ]);
    expect(await partsOf(father.sessionId)).toEqual([
      { childId, text: "Vous payez ce que Lina utilise les semaines impaires." },
    ]);
    await agree("01/09/2026", "60", "40");
    expect(await partsOf(mother.sessionId)).toEqual([
      { childId, text: "Vous payez 60\u00a0% de ce que Lina utilise, depuis le 1er septembre 2026." },
    ]);
    expect(await partsOf(father.sessionId)).toEqual([
      { childId, text: "Vous payez 40\u00a0% de ce que Lina utilise, depuis le 1er septembre 2026." },
    ]);
  });

  it("its part of today, and the one that is agreed for later", async () => {
    await agree("01/12/2026", "60", "40");
    expect(await partsOf(mother.sessionId)).toEqual([
      {
        childId,
        text: "Vous payez ce que Lina utilise les semaines paires. Vous payez 60\u00a0% de ce que Lina utilise, à partir du 1er décembre 2026.",
      },
    ]);
    await agree("01/02/2027", "0", "100");
    const [part] = await partsOf(mother.sessionId);
    expect(part?.text).toContain("60\u00a0% de ce que Lina utilise, du 1er décembre 2026 au 31 janvier 2027.");
    expect(await partsOf(father.sessionId)).toHaveLength(1);
  });

  it("who only pays does not learn the weeks; who only looks learns nothing", async () => {
    const apart = { authority: "none", can_book: false, can_edit: false } as const;
    const payer = await makeAdult(town.city.id, mother.familyId, { role: "payeur", ...apart });
    const relative = await makeAdult(town.city.id, mother.familyId, { role: "proche", ...apart, can_pay: false });
    expect(await partsOf(payer.sessionId)).toEqual([]);
    await agree("01/09/2026", "60", "40");
    expect(await partsOf(payer.sessionId)).toHaveLength(1);
    await expect(partsOf(relative.sessionId)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
