import "server-only";
import { orThrow } from "@/server/api/failure";
import { agentWith, router } from "@/server/api/trpc";
import { readRequestDetail } from "@/server/booking";
import { isToSend, latestDocuments, readNeeds } from "@/server/documents";
import { err, ok } from "@/server/platform/result";
import { enrolmentRequestSchema } from "./schemas";

/** A request about an enrolment, as staff decide it: with the documents of the dossier (W1, D11). */
export const staffEnrolmentRouter = router({
  request: agentWith("familles.modifier")
    .input(enrolmentRequestSchema)
    .query(async ({ ctx, input }) => {
      const { tx, city, session } = ctx;
      const now = ctx.clock.now();
      const found = await readRequestDetail({ tx, city, now }, input);
      const detail = orThrow(found ? ok(found) : err({ tag: "EnrolmentRequestNotFound" }));
      const mayReadHealth = session.rights.includes("sante.lire");
      const { familyId, child } = detail;
      const needs = await readNeeds(tx, { city, familyId, mayReadHealth, activityId: detail.activity.id, now });
      const sent = await latestDocuments(tx, familyId);
      const documents = needs
        .filter((need) => !need.child || need.child.id === child.id)
        .map(({ type, child: of, state, validUntil }) => ({
          ...{ typeId: type.id, label: type.label, state, validUntil },
          lacks: state !== "ending" && isToSend({ state }),
          documentId:
            sent.find(({ typeId, childId }) => typeId === type.id && childId === (of?.id ?? null))?.id ?? null,
        }));
      return { ...detail, documents };
    }),
});
