import "server-only";
import { orThrow } from "@/server/api/failure";
import { agentWith, router } from "@/server/api/trpc";
import { readRequestDetail } from "@/server/booking";
import { isToSend, readNeeds } from "@/server/documents";
import { err, ok } from "@/server/platform/result";
import { enrolmentRequestSchema } from "./schemas";

/** A request about an enrolment, as staff decide it: with what is missing in the dossier (W1, D11). */
export const staffEnrolmentRouter = router({
  request: agentWith("familles.modifier")
    .input(enrolmentRequestSchema)
    .query(async ({ ctx, input }) => {
      const { tx, city, session } = ctx;
      const now = ctx.clock.now();
      const found = await readRequestDetail({ tx, city, now }, input);
      const detail = orThrow(found ? ok(found) : err({ tag: "EnrolmentRequestNotFound" }));
      const mayReadHealth = session.rights.includes("sante.lire");
      const needs = await readNeeds(tx, { city, familyId: detail.familyId, now });
      const missing = needs
        .filter(({ type, child }) => (mayReadHealth || !type.health) && (!child || child.id === detail.child.id))
        .filter((need) => isToSend(need) || need.state === "pending")
        .map(({ type, state }) => ({ id: type.id, label: type.label, state }));
      return { ...detail, missing };
    }),
});
