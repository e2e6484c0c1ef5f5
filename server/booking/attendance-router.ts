import "server-only";
import { TRPCError } from "@trpc/server";
import { orThrow } from "@/server/api/failure";
import { agentWith, router } from "@/server/api/trpc";
import { listActivities } from "@/server/catalogue";
import type { Tx } from "@/server/db/tenant-tx";
import { dayOf, localDate } from "@/server/platform/dates";
import {
  absenceFormSchema,
  attendanceMonthSchema,
  attendanceSheetSchema,
  recordAbsenceSchema,
  saveSheetSchema,
  verifyMonthSchema,
} from "./attendance-schemas";
import { firstDayOf, lastDayOf, monthOf } from "./domain/month";
import { findAbsentChild, readAttendanceMonth } from "./queries/attendance-month";
import { readSheet } from "./queries/attendance-sheet";
import { recordAbsence } from "./use-cases/record-absence";
import { saveSheet } from "./use-cases/save-sheet";
import { verifyMonth } from "./use-cases/verify-month";

const presences = agentWith("presences.saisir");

async function activityOf(tx: Tx, activityId: string | undefined) {
  const activities = await listActivities(tx);
  const activity = activityId ? activities.find(({ id }) => id === activityId) : activities[0];
  if (!activity) throw new TRPCError({ code: "NOT_FOUND" });
  const { id, name } = activity;
  return { activity: { id, name }, activities: activities.map((other) => ({ id: other.id, name: other.name })) };
}

/** Who came and who did not, as agents enter it (P1, P3, P4, B8). */
export const attendanceRouter = router({
  month: presences.input(attendanceMonthSchema).query(async ({ ctx, input }) => {
    const { activity, activities } = await activityOf(ctx.tx, input.activityId);
    const today = dayOf(ctx.clock.now(), ctx.city.timezone);
    const month = input.month ?? monthOf(today);
    const scope = { activityId: activity.id, first: firstDayOf(month), last: lastDayOf(month) };
    return { activity, activities, month, today, schools: await readAttendanceMonth(ctx.tx, scope) };
  }),

  sheet: presences.input(attendanceSheetSchema).query(async ({ ctx, input }) => {
    const { activity } = await activityOf(ctx.tx, input.activityId);
    const key = { ...input, day: localDate(input.day) };
    const today = dayOf(ctx.clock.now(), ctx.city.timezone);
    const sheet = await readSheet(ctx.tx, key, today);
    if (!sheet) throw new TRPCError({ code: "NOT_FOUND" });
    return { ...sheet, ...key, activity, zone: ctx.city.timezone, open: key.day <= today };
  }),

  saveSheet: presences.input(saveSheetSchema).mutation(async ({ ctx, input }) => {
    const now = ctx.clock.now();
    const by = { accountId: ctx.session.accountId, now, today: dayOf(now, ctx.city.timezone) };
    return orThrow(await saveSheet(ctx.tx, { ...input, day: localDate(input.day), ...by }));
  }),

  verifyMonth: presences.input(verifyMonthSchema).mutation(async ({ ctx, input }) => {
    const now = ctx.clock.now();
    const by = { accountId: ctx.session.accountId, now, today: dayOf(now, ctx.city.timezone) };
    return orThrow(await verifyMonth(ctx.tx, { ...input, ...by }));
  }),

  absenceForm: presences.input(absenceFormSchema).query(async ({ ctx, input }) => {
    const child = await findAbsentChild(ctx.tx, input.childId);
    if (!child) throw new TRPCError({ code: "NOT_FOUND" });
    const { activities } = await activityOf(ctx.tx, undefined);
    return { child, activities, mayReadFamilies: ctx.session.rights.includes("familles.lire") };
  }),

  recordAbsence: presences.input(recordAbsenceSchema).mutation(async ({ ctx, input }) => {
    const by = { accountId: ctx.session.accountId, now: ctx.clock.now() };
    const { child, days, seen } = orThrow(await recordAbsence(ctx.tx, { ...input, reason: input.reason ?? "" }, by));
    return {
      childId: child.childId,
      days: days.length,
      first: days[0] ?? input.first,
      last: days.at(-1) ?? input.last,
      seen: [...seen],
    };
  }),
});
