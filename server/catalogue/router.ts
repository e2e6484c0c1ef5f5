import "server-only";
import { cityProcedure, router } from "@/server/api/trpc";
import { addDays, dayOf } from "@/server/platform/dates";
import { listActivities } from "./data/activities";
import { describeBookingRules } from "./domain/deadline-rule.fr";
import { listClosures, listHolidays } from "./queries/holidays";
import { listSchools } from "./queries/schools";

/** What anybody may know of a town: its schools, its calendar, its activities and their deadlines. */
export const catalogueRouter = router({
  schools: cityProcedure.query(({ ctx }) => listSchools(ctx.tx)),

  calendar: cityProcedure.query(async ({ ctx }) => {
    const from = addDays(dayOf(ctx.clock.now(), ctx.city.timezone), -30);
    return { holidays: await listHolidays(ctx.tx, from), closures: await listClosures(ctx.tx, from) };
  }),

  activities: cityProcedure.query(async ({ ctx }) =>
    (await listActivities(ctx.tx)).map(({ settings, ...activity }) => ({
      ...activity,
      rules: describeBookingRules(settings.rules),
      waitlist: settings.whenFull === "waitlist",
    })),
  ),
});
