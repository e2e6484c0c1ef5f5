import "server-only";
import { orThrow } from "@/server/api/failure";
import { agentWith, router } from "@/server/api/trpc";
import { dayOf } from "@/server/platform/dates";
import { err, ok } from "@/server/platform/result";
import { findDocumentDetail, listPendingDocuments } from "./queries/pending-documents";
import { acceptDocumentSchema, documentIdSchema, refuseDocumentSchema } from "./schemas";
import { acceptDocument, refuseDocument } from "./use-cases/decide-document";
import { openFileAsAgent } from "./use-cases/open-document-file";

/** Documents of health are for agents with both rights; to the others they do not exist, nor do their labels (D8). */
const documentsProcedure = agentWith("documents.traiter").use(({ ctx, next }) =>
  next({ ctx: { mayReadHealth: ctx.session.rights.includes("sante.lire") } }),
);

/** What agents do with the families' documents (D11, W1). */
export const staffDocumentsRouter = router({
  pending: documentsProcedure.query(({ ctx }) => listPendingDocuments(ctx.tx, ctx.mayReadHealth)),

  document: documentsProcedure.input(documentIdSchema).query(async ({ ctx, input }) => {
    const today = dayOf(ctx.clock.now(), ctx.city.timezone);
    const detail = await findDocumentDetail(ctx.tx, input.documentId, ctx.mayReadHealth, today);
    return orThrow(detail ? ok(detail) : err({ tag: "DocumentNotFound" }));
  }),

  accept: documentsProcedure.input(acceptDocumentSchema).mutation(async ({ ctx, input }) =>
    orThrow(
      await acceptDocument(ctx.tx, {
        city: ctx.city,
        agentId: ctx.session.accountId,
        mayReadHealth: ctx.mayReadHealth,
        clock: ctx.clock,
        documentId: input.documentId,
        validUntil: input.validUntil ?? null,
      }),
    ),
  ),

  refuse: documentsProcedure.input(refuseDocumentSchema).mutation(async ({ ctx, input }) =>
    orThrow(
      await refuseDocument(ctx.tx, {
        city: ctx.city,
        agentId: ctx.session.accountId,
        mayReadHealth: ctx.mayReadHealth,
        clock: ctx.clock,
        ...input,
      }),
    ),
  ),

  /** The bytes, for the page's own route only; each opening leaves a line in the history. */
  file: documentsProcedure.input(documentIdSchema).query(async ({ ctx, input }) =>
    orThrow(
      await openFileAsAgent(ctx.tx, {
        cityId: ctx.city.id,
        documentId: input.documentId,
        mayReadHealth: ctx.mayReadHealth,
      }),
    ),
  ),
});
