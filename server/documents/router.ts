import "server-only";
import { orThrow } from "@/server/api/failure";
import { householdDoorWith } from "@/server/api/family-door";
import { householdWith, router } from "@/server/api/trpc";
import { listChildren, type Membership, visibilityOf } from "@/server/families";
import { dayOf } from "@/server/platform/dates";
import { documentTypesFor } from "./data/document-types";
import { familyUsage } from "./data/documents";
import { fileLimit, UPLOAD_LIMITS } from "./domain/upload-limits";
import { uploadRoom } from "./domain/upload-room";
import { listFamilyDocuments } from "./queries/family-documents";
import { readNeeds } from "./queries/needs";
import { documentIdSchema, needsSchema, uploadSchema } from "./schemas";
import { staffDocumentsRouter } from "./staff-router";
import { openFamilyFile } from "./use-cases/open-document-file";
import { uploadDocuments } from "./use-cases/upload-documents";
import { withdrawDocument } from "./use-cases/withdraw-document";

const household = householdWith("view");

/** The dossier of the session, and whether this adult may know of the children's health (ADR 0011). */
function sightOf(family: Membership) {
  return { familyId: family.familyId, mayReadHealth: visibilityOf(family).health };
}

/** Supporting documents of a family (D11). The dossier comes from the session. */
export const documentsRouter = router({
  /** What the town asks for, and how far each is: for the list and for "À faire", or for an enrolment in an activity. */
  needs: household
    .input(needsSchema)
    .query(({ ctx, input }) =>
      readNeeds(ctx.tx, { city: ctx.city, ...sightOf(ctx.family), ...input, now: ctx.clock.now() }),
    ),

  list: household.query(({ ctx }) => listFamilyDocuments(ctx.tx, sightOf(ctx.family))),

  /** What the upload form offers and the limits that it states before one chooses. */
  form: householdWith("edit").query(async ({ ctx }) => {
    const today = dayOf(ctx.clock.now(), ctx.city.timezone);
    const children = await listChildren(ctx.tx, ctx.family.familyId, { household: false, today });
    return {
      types: await documentTypesFor(ctx.tx, visibilityOf(ctx.family).health),
      children: children.map(({ id, firstName }) => ({ id, firstName })),
      fileBytes: fileLimit(ctx.city.settings),
      room: uploadRoom(await familyUsage(ctx.tx, { ...sightOf(ctx.family), today }), ctx.city.settings),
      filesAtOnce: UPLOAD_LIMITS.filesAtOnce,
    };
  }),

  upload: householdDoorWith("edit")
    .input(uploadSchema)
    .mutation(async ({ ctx, input }) =>
      orThrow(
        await uploadDocuments({
          city: ctx.city,
          scope: ctx.scope,
          ...sightOf(ctx.family),
          accountId: ctx.session.accountId,
          typeId: input.typeId,
          childId: input.childId ?? null,
          files: input.files,
          clock: ctx.door.clock,
        }),
      ),
    ),

  withdraw: householdWith("edit")
    .input(documentIdSchema)
    .mutation(async ({ ctx, input }) =>
      orThrow(
        await withdrawDocument(ctx.tx, {
          ...sightOf(ctx.family),
          documentId: input.documentId,
          clock: ctx.clock,
        }),
      ),
    ),

  file: household.input(documentIdSchema).query(async ({ ctx, input }) =>
    orThrow(
      await openFamilyFile(ctx.tx, {
        cityId: ctx.city.id,
        ...sightOf(ctx.family),
        documentId: input.documentId,
      }),
    ),
  ),

  staff: staffDocumentsRouter,
});
