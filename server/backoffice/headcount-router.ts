import "server-only";
import { TRPCError } from "@trpc/server";
import { orThrow } from "@/server/api/failure";
import { agentWith, router } from "@/server/api/trpc";
import type { Activity } from "@/server/catalogue";
import { dayOf, formatDay } from "@/server/platform/dates";
import { err, ok } from "@/server/platform/result";
import { PURPOSE_NAMES } from "./domain/health-purposes";
import { listAttendees } from "./queries/headcount";
import { countedActivity, headcountActivity, readDayHeadcount, readWeekHeadcount } from "./queries/headcount-view";
import { openedSheets, readSheets, recordReadings } from "./queries/health-readings";
import { attendeesSchema, headcountSchema, openAllergiesSchema } from "./schemas";

const headcountProcedure = agentWith("effectifs.lire");

const allergiesProcedure = headcountProcedure.use(({ ctx, next }) => {
  if (!ctx.session.rights.includes("sante.lire")) throw new TRPCError({ code: "NOT_FOUND" });
  return next();
});

function required(activity: Activity | undefined): Activity {
  return orThrow(activity ? ok(activity) : err({ tag: "HeadcountActivityNotFound" }));
}

/** Who eats, day by day (B10, E2). Allergies only with the right on health, and a purpose given before. */
export const headcountRouter = router({
  day: headcountProcedure.input(headcountSchema).query(async ({ ctx, input }) => {
    const activity = required(await headcountActivity(ctx.tx, input.activityId));
    return readDayHeadcount(ctx.tx, ctx.city, activity, input.day, dayOf(ctx.clock.now(), ctx.city.timezone));
  }),

  week: headcountProcedure.input(headcountSchema).query(async ({ ctx, input }) => {
    const activity = required(await headcountActivity(ctx.tx, input.activityId));
    return readWeekHeadcount(ctx.tx, ctx.city, activity, input.day, dayOf(ctx.clock.now(), ctx.city.timezone));
  }),

  attendees: headcountProcedure.input(attendeesSchema).query(async ({ ctx, input }) => {
    const activity = required(await headcountActivity(ctx.tx, input.activityId));
    const children = await listAttendees(ctx.tx, { activityId: activity.id, day: input.day, schoolId: input.schoolId });
    const mayOpen = ctx.session.rights.includes("sante.lire");
    const withSheet = children.filter(({ hasSheet }) => hasSheet).map(({ childId }) => childId);
    const opened = mayOpen ? await openedSheets(ctx.tx, ctx.session.accountId, withSheet) : new Set<string>();
    const sheets = await readSheets(ctx.tx, ctx.city.id, opened);
    return {
      activity: countedActivity(activity),
      day: input.day,
      mayOpen,
      closedSheets: mayOpen ? withSheet.length - opened.size : 0,
      // Whether a sheet exists is a fact of health too: only the right on health reads it.
      children: children.map(({ hasSheet, ...child }) => ({
        ...child,
        sheet: mayOpen && hasSheet ? (opened.has(child.childId) ? "open" : "closed") : null,
        allergies: sheets.get(child.childId)?.allergies ?? null,
        pai: sheets.get(child.childId)?.pai ?? null,
      })),
    };
  }),

  /** Opens the sheets of those who eat in one school on one day: one line each in the history. */
  openAllergies: allergiesProcedure.input(openAllergiesSchema).mutation(async ({ ctx, input }) => {
    const activity = required(await headcountActivity(ctx.tx, input.activityId));
    const { day, schoolId } = input;
    const children = await listAttendees(ctx.tx, { activityId: activity.id, day, schoolId });
    const withSheet = children.filter(({ hasSheet }) => hasSheet);
    const purpose = `${PURPOSE_NAMES[input.purpose]} (${activity.name}, ${formatDay(day)})`;
    await recordReadings(
      ctx.tx,
      withSheet.map(({ childId }) => ({ childId, familyId: null })),
      purpose,
    );
    return { day, schoolId, activityId: activity.id };
  }),
});
