import "server-only";
import { agentWith, router } from "@/server/api/trpc";
import { addDays, dayOf } from "@/server/platform/dates";
import { listAgents, listRoles } from "./queries/agents";
import { readJournal } from "./queries/journal";
import { journalSchema } from "./schemas";

const PAGE = 50;
const USUAL_DAYS = 30;

/** Who did what and when (W3). */
export const journalRouter = router({
  read: agentWith("journal.lire")
    .input(journalSchema)
    .query(async ({ ctx, input }) => {
      const { timezone } = ctx.city;
      const to = input.to ?? dayOf(ctx.clock.now(), timezone);
      const from = input.from ?? addDays(to, -USUAL_DAYS);
      return {
        ...(await readJournal(ctx.tx, { ...input, from, to, timezone }, PAGE)),
        from,
        to,
        agents: (await listAgents(ctx.tx)).map(({ id, name }) => ({ id, name })),
        mayReadFamilies: ctx.session.rights.includes("familles.lire"),
      };
    }),
});

/** The agents of the city and their roles (A7). Taking a second factor away is identity's. */
export const agentsRouter = router({
  list: agentWith("parametres.gerer").query(async ({ ctx }) => ({
    agents: await listAgents(ctx.tx),
    roles: await listRoles(ctx.tx),
    me: ctx.session.accountId,
  })),
});
