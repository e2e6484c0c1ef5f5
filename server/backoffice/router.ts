import "server-only";
import { agentProcedure, router } from "@/server/api/trpc";
import { counterSearchRouter } from "./counter-router";
import { staffEnrolmentRouter } from "./enrolment-router";
import { staffFamiliesRouter } from "./families-router";
import { headcountRouter } from "./headcount-router";
import { agentsRouter, journalRouter } from "./journal-router";
import { failedMailsRouter } from "./mails-router";
import { queueRouter } from "./queue-router";
import { staffQuotientRouter } from "./quotient-router";

/** The staff's space: what it composes from the other contexts (W1–W3, B10, E2). */
export const backofficeRouter = router({
  /** Who works and what they may do: every page of the space begins with it. */
  space: agentProcedure.query(({ ctx }) => ({
    name: ctx.session.displayName,
    rights: ctx.session.rights,
    zone: ctx.city.timezone,
  })),
  agents: agentsRouter,
  counter: counterSearchRouter,
  enrolment: staffEnrolmentRouter,
  families: staffFamiliesRouter,
  headcount: headcountRouter,
  journal: journalRouter,
  mails: failedMailsRouter,
  queue: queueRouter,
  quotient: staffQuotientRouter,
});
