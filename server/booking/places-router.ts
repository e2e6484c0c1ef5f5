import "server-only";
import { agentWith, router } from "@/server/api/trpc";
import { dayOf } from "@/server/platform/dates";
import { readPlacesActivities } from "./queries/places-activities";

const manager = agentWith("activites.gerer");

/** The places of the activities, as staff set them (C5). */
export const placesRouter = router({
  activities: manager.query(({ ctx }) =>
    readPlacesActivities(ctx.tx, ctx.city, dayOf(ctx.clock.now(), ctx.city.timezone)),
  ),
});
