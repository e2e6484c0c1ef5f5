import "server-only";
import {
  type AttendanceFact,
  feeFactsOf,
  knownSchoolingOn,
  readAttendanceFacts,
  readClosedBookings,
} from "@/server/booking";
import type { Tx } from "@/server/db/tenant-tx";
import { type Homes, homeOn, moveOn } from "@/server/families/domain";
import { priceRegister } from "@/server/fees";
import { readBilledLines } from "../data/billed-lines";
import {
  type BilledChild,
  type ChildPayer,
  childrenOf,
  findBilledChildren,
  type Household,
  type HouseholdChild,
  householdsOfChildren,
  payersOfChildren,
  schoolCodes,
} from "../data/households";
import type { BillingFacts } from "../domain/bill-days";
import { type BilledLine, billedDays, type DayKey, dayKey } from "../domain/billed-days";
import type { PayingRules } from "../domain/payers";
import type { Situation } from "../domain/situation";
import { livingRulesOf } from "./agreement-view";
import type { RunSetting } from "./run-setting";

/** What decides the bills of some households, and the order of their children, eldest first. */
export interface HouseholdFacts extends BillingFacts {
  childOrder(childId: string): number;
}

/** Reads everything in about ten statements, whatever the number of households, children and days. */
export async function readBillingFacts(
  tx: Tx,
  { run, regie, activities, zone, thirdParties }: RunSetting,
  households: readonly Household[],
): Promise<HouseholdFacts> {
  const familyIds = households.map(({ id }) => id);
  const activityIds = [...activities.keys()];
  const days = { first: run.since, last: run.last };
  const ownFacts = await readAttendanceFacts(tx, { activityIds, familyIds, ...days });
  const billedScope = { regieId: regie.id, since: run.since, last: run.last };
  const ownBilled = await readBilledLines(tx, { ...billedScope, familyIds });
  const childIds = [
    ...new Set([
      ...(await childrenOf(tx, familyIds)),
      ...ownFacts.map(({ childId }) => childId),
      ...ownBilled.map(({ childId }) => childId),
    ]),
  ];
  const links = await householdsOfChildren(tx, childIds, zone);
  const payers = await payersOfChildren(tx, childIds);
  const theirs = new Set(familyIds);
  const others = [...new Set([...links, ...payers].map(({ familyId }) => familyId))].filter((id) => !theirs.has(id));
  const ours = new Set(childIds);
  const ofOurs = <T extends { readonly childId: string }>(rows: readonly T[]) =>
    rows.filter(({ childId }) => ours.has(childId));
  const facts: AttendanceFact[] = [
    ...ownFacts,
    ...ofOurs(await readAttendanceFacts(tx, { activityIds, familyIds: others, ...days })),
  ];
  const billed: BilledLine[] = [
    ...ownBilled,
    ...ofOurs(await readBilledLines(tx, { ...billedScope, familyIds: others })),
  ];
  // Only what was billed can have been closed since.
  const closed =
    billed.length === 0
      ? []
      : await readClosedBookings(tx, { activityIds, familyIds: [...familyIds, ...others], ...days });
  const closings = new Map(
    closed.map(({ childId, activityId, day, label }) => [dayKey(childId, activityId, day), label]),
  );
  const children = new Map((await findBilledChildren(tx, childIds)).map((child) => [child.id, child]));
  const register = await priceRegister(tx, { activityIds, familyIds });
  const rank = new Map(links.map(({ childId }, index) => [childId, index]));
  return {
    families: theirs,
    facts,
    billed: billedDays(billed),
    rulesOf: payingRules(links, payers),
    ...situations(households, links, { children, codeOf: codesOfDays(facts, await schoolCodes(tx)) }),
    priceOf: (familyId, activityId, question) => {
      const price = register.price(familyId, activityId, question);
      return price.ok ? price.value : null;
    },
    closingOf: (key) => closings.get(key) ?? null,
    thirdParties: new Set(thirdParties.map(({ code }) => code)),
    childOrder: (childId) => rank.get(childId) ?? rank.size,
  };
}

function payingRules(links: readonly HouseholdChild[], payers: readonly ChildPayer[]): (id: string) => PayingRules {
  const agreed = Map.groupBy(payers, ({ childId }) => childId);
  const living = Map.groupBy(links, ({ childId }) => childId);
  const known = new Map<string, PayingRules>();
  return (childId) => {
    const rules = known.get(childId) ?? {
      agreed: agreed.get(childId) ?? [],
      ...livingRulesOf(living.get(childId) ?? []),
    };
    known.set(childId, rules);
    return rules;
  };
}

/** The UAI of the school where the child was, or was to be, on a day that something is on file of. */
type CodeOf = (key: DayKey) => string | undefined;

function codesOfDays(facts: readonly AttendanceFact[], codes: ReadonlyMap<string, string>): CodeOf {
  const schools = new Map<DayKey, string>();
  for (const { childId, activityId, day, schoolId, booking } of facts) {
    const key = dayKey(childId, activityId, day);
    // Noted at one school, and booked at another: the meal that is billed is the one that was booked.
    if (booking === "booked" || !schools.has(key)) schools.set(key, schoolId);
  }
  return (key) => codes.get(schools.get(key) ?? "");
}

/** A day is priced at the school of that day (D3, F1): a change of school noted since then does not touch it. */
function situations(
  households: readonly Household[],
  links: readonly HouseholdChild[],
  { children, codeOf }: { readonly children: ReadonlyMap<string, BilledChild>; readonly codeOf: CodeOf },
): Pick<BillingFacts, "situationOf" | "moveOf"> {
  const homes = new Map(households.map((household) => [household.id, household.homes]));
  const homesOf = (familyId: string): Homes => homes.get(familyId) ?? { first: "outside", changes: [] };
  const living = Map.groupBy(
    links.filter(({ leftOn }) => leftOn === null),
    ({ familyId }) => familyId,
  );
  const known = new Map<string, Situation>();
  const situationOf: BillingFacts["situationOf"] = (familyId, childId, activityId, day) => {
    const child = children.get(childId);
    if (!child) throw new Error("A child that is billed is not on file");
    const residence = homeOn(homesOf(familyId), day);
    const taught = knownSchoolingOn(child, day) ?? child.schooling;
    const schooling = { ...taught, schoolCode: codeOf(dayKey(childId, activityId, day)) ?? taught.schoolCode };
    const key = [familyId, childId, activityId, residence, schooling.schoolCode, schooling.classKind].join(" ");
    const found = known.get(key);
    if (found) return found;
    // Of brothers and sisters, only who attends is looked at.
    const priced = (one: BilledChild) => ({ ...one, ...schooling, attends: one.activityIds.includes(activityId) });
    const household = (living.get(familyId) ?? []).flatMap((link) => children.get(link.childId) ?? []);
    const facts = feeFactsOf(priced(child), household.map(priced));
    const situation = { ...facts, residence };
    known.set(key, situation);
    return situation;
  };
  return { situationOf, moveOf: (familyId, day) => moveOn(homesOf(familyId), day) };
}
