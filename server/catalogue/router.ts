import "server-only";
import { cityProcedure, router } from "@/server/api/trpc";
import { dayOf } from "@/server/platform/dates";
import { activityAgendas } from "./queries/agendas";
import { listServedSchools } from "./queries/school-services";
import { yearCalendars } from "./queries/year-calendar";

/** What anybody may know of a town: its schools, its calendar, its activities and their deadlines. */
export const catalogueRouter = router({
  schools: cityProcedure.query(({ ctx }) => listServedSchools(ctx.tx, dayOf(ctx.clock.now(), ctx.city.timezone))),

  calendar: cityProcedure.query(({ ctx }) =>
    yearCalendars(ctx.tx, ctx.city, dayOf(ctx.clock.now(), ctx.city.timezone)),
  ),

  /** What is open now, and what closes or opens next. */
  activities: cityProcedure.query(({ ctx }) => activityAgendas(ctx.tx, ctx.city, ctx.clock.now())),
});
