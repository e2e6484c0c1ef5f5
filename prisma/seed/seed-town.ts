import type { Temporal } from "temporal-polyfill";
import type { LocalDate } from "@/server/platform/dates";
import { addPayers } from "./billing/payer-rows";
import { addAttendance } from "./booking/attendance-rows";
import {
  addBookings,
  addEnrolments,
  addSlots,
  addWaitlists,
  type BookingWriting,
  type OpenOffer,
} from "./booking/booking-rows";
import { eveningEaters } from "./booking/evenings";
import { daysAround, eaters, habitualMeals } from "./booking/meals";
import { type Eater, type TightDays, tightDays } from "./booking/tight-days";
import type { FamilyDraft } from "./families/draft";
import { addFamilies } from "./families/family-rows";
import { addHealthSheets } from "./families/health-rows";
import { namedFamilies } from "./families/named-families";
import { newcomers } from "./families/newcomers";
import { ordinaryFamilies } from "./families/situations";
import type { Random } from "./random";
import { Rows } from "./rows";
import type { Town, TownActivity } from "./town/town";
import { addDocumentTypes, addTown } from "./town/town-rows";
import { addAccountRequests } from "./work/account-requests";
import { addAgents, addParentCredentials, addRoles } from "./work/agent-rows";
import { addChangeRequests } from "./work/change-requests";
import type { Desk } from "./work/desk";
import { addDocuments } from "./work/documents";
import { addEnrolmentRequests } from "./work/enrolment-requests";

export interface Occasion {
  readonly now: Temporal.Instant;
  /** The town's day at `now`. */
  readonly today: LocalDate;
  readonly issuer: string;
}

export interface SeededTown {
  readonly rows: Rows;
  readonly offers: readonly OpenOffer[];
}

/** Everything that one town of the demonstration holds, as rows; the city's key must exist. */
export async function townRows(town: Town, random: Random, occasion: Occasion): Promise<SeededTown> {
  const { now, today, issuer } = occasion;
  const rows = new Rows();
  addTown(rows, town, random.branch("town"));
  const roles = addRoles(rows, town, random.branch("roles"));
  const clerkId = await addAgents(rows, town, random.branch("agents"), now, roles);
  const documentType = addDocumentTypes(rows, town, random.branch("document types"));

  const startYear = Number(town.calendar.running.firstDay.slice(0, 4));
  const named = namedFamilies(random.branch("named"), town, today, startYear);
  const families: readonly FamilyDraft[] = [
    ...named.families,
    ...ordinaryFamilies(random.branch("families"), town, today, startYear),
  ];
  const fresh = newcomers(random.branch("newcomers"), town, today, startYear);
  const accountOf = addFamilies({ rows, town, random: random.branch("rows"), now, issuer }, [...families, ...fresh]);
  const [local] = named.families;
  if (local) await addParentCredentials(rows, town, now, local, accountOf);
  await addHealthSheets(rows, town.id, families);
  const desk: Desk = { rows, town, random: random.branch("desk"), now, issuer, accountOf, clerkId };
  const ordinary = families.slice(named.families.length);
  addAccountRequests(desk, ordinary);
  addChangeRequests(desk, ordinary);
  await addDocuments(desk, ordinary, documentType);
  addEnrolmentRequests({ ...desk, random: random.branch("enrolment requests") }, fresh);

  const stage: Stage = { rows, town, now, today, accountOf, clerkId };
  const canteen = liveAtCanteen(stage, random, families, named);
  addPayers(rows, town, random.branch("payers"), ordinary);
  if (town.evening) {
    const stayers = eveningEaters(
      random.branch("evening eaters"),
      families,
      new Set(named.families.map(({ id }) => id)),
    );
    liveEvenings(stage, random.branch("evening"), town.evening, stayers);
  }
  return { rows, offers: canteen };
}

interface Stage {
  readonly rows: Rows;
  readonly town: Town;
  readonly now: Temporal.Instant;
  readonly today: LocalDate;
  readonly accountOf: BookingWriting["accountOf"];
  readonly clerkId: string;
}

/** Enrolments, bookings, full days and presences of the canteen; gives the places that are offered. */
function liveAtCanteen(
  stage: Stage,
  random: Random,
  families: readonly FamilyDraft[],
  named: ReturnType<typeof namedFamilies>,
): OpenOffer[] {
  const { town, today } = stage;
  const activity = town.canteen;
  const days = daysAround(activity, town, today);
  const all = eaters(families);
  const meals = [
    ...habitualMeals(random.branch("older meals"), days.older, today, all),
    ...habitualMeals(random.branch("meals"), [...days.past, ...days.ahead], today, all),
  ];
  const booked = new Set(meals.flatMap(({ child, day, cancelled }) => (cancelled ? [] : [`${child.id} ${day}`])));
  const tight = tightDays(random.branch("tight"), {
    ahead: days.ahead,
    eaters: all,
    isBooked: (childId, day) => booked.has(`${childId} ${day}`),
    named: new Set(named.families.map(({ id }) => id)),
    offeredFamilyId: named.localFamilyId,
  });
  const writing: BookingWriting = { ...stage, activity, random: random.branch("bookings"), days };
  addEnrolments(writing, all);
  const slotOf = addSlots(writing, meals, tight);
  addBookings(writing, meals, slotOf);
  const over = [...days.older, ...days.past];
  addAttendance({ ...stage, activity, random: random.branch("attendance"), days: over }, meals, all);
  return addWaitlists(writing, tight, slotOf);
}

const NOTHING_TIGHT: TightDays = { full: [], left: new Map() };

/** The same for the evenings, where places are never short. */
function liveEvenings(stage: Stage, random: Random, activity: TownActivity, stayers: readonly Eater[]): void {
  const { town, today } = stage;
  const days = daysAround(activity, town, today);
  const over = [...days.older, ...days.past];
  const stays = habitualMeals(random.branch("stays"), [...over, ...days.ahead], today, stayers);
  const writing: BookingWriting = { ...stage, activity, random: random.branch("bookings"), days };
  addEnrolments(writing, stayers);
  addBookings(writing, stays, addSlots(writing, stays, NOTHING_TIGHT));
  addAttendance({ ...stage, activity, random: random.branch("attendance"), days: over }, stays, stayers);
}
