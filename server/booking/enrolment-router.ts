import "server-only";
import { orThrow } from "@/server/api/failure";
import { householdWith, router } from "@/server/api/trpc";
import type { Tx } from "@/server/db/tenant-tx";
import type { Membership } from "@/server/families";
import type { Clock } from "@/server/platform/clock";
import type { Result } from "@/server/platform/result";
import type { City } from "@/server/tenancy";
import type { EnrolmentError } from "./enrolment-errors";
import { describeEnrolmentError } from "./enrolment-errors.fr";
import {
  askEndSchema,
  askEnrolmentSchema,
  endingFormSchema,
  enrolmentFormSchema,
  enrolmentRequestIdSchema,
  sendEndSchema,
  sendEnrolmentSchema,
} from "./enrolment-schemas";
import { checkEnd, readEnding, readEndRecap } from "./queries/asked-end";
import { checkAsk, readAskRecap } from "./queries/asked-enrolment";
import { readEnrolmentForm, readEnrolments } from "./queries/enrolments";
import { askSentBefore, endSentBefore } from "./queries/sent-before";
import { askEndEnrolment } from "./use-cases/ask-end-enrolment";
import { askEnrolment } from "./use-cases/ask-enrolment";
import { withdrawEnrolmentRequest } from "./use-cases/withdraw-enrolment-request";

const asker = householdWith("edit");

interface FamilyContext {
  readonly tx: Tx;
  readonly city: City;
  readonly clock: Clock;
  readonly family: Membership;
  readonly session: { readonly accountId: string };
}

function scopeOf({ tx, city, clock, family, session }: FamilyContext) {
  const { familyId, personId } = family;
  return { tx, city, clock, familyId, personId, accountId: session.accountId };
}

/** What a page shows, or why there is nothing to send any more: its address may be old. */
function recapOr<T>(recap: Result<T, EnrolmentError>): { recap: T; refusal: null } | { recap: null; refusal: string } {
  if (!recap.ok && !recap.error.tag.endsWith("NotFound")) {
    return { recap: null, refusal: describeEnrolmentError(recap.error) };
  }
  return { recap: orThrow(recap), refusal: null };
}

/**
 * Enrolments, asked and followed by a family (B1, D11): for the adults who hold the household, and may change its dossier.
 * The dossier comes from the session.
 */
export const enrolmentRouter = router({
  overview: householdWith("view").query(({ ctx }) => readEnrolments(scopeOf(ctx), ctx.family.rights.includes("edit"))),

  form: asker
    .input(enrolmentFormSchema)
    .query(async ({ ctx, input }) => orThrow(await readEnrolmentForm(scopeOf(ctx), input.activityId))),

  /** Whether it may be asked; the form leads to the recap then. */
  check: asker.input(askEnrolmentSchema).mutation(async ({ ctx, input }) => {
    orThrow(await checkAsk(scopeOf(ctx), input));
    return input;
  }),

  recap: asker.input(askEnrolmentSchema).query(async ({ ctx, input }) => {
    const recap = await readAskRecap(scopeOf(ctx), input);
    return { ...recapOr(recap), sent: recap.ok ? null : await askSentBefore(scopeOf(ctx), input) };
  }),

  send: asker
    .input(sendEnrolmentSchema)
    .mutation(async ({ ctx, input }) => orThrow(await askEnrolment(scopeOf(ctx), input))),

  ending: asker
    .input(endingFormSchema)
    .query(async ({ ctx, input }) => recapOr(await readEnding(scopeOf(ctx), input.enrolmentId))),

  checkEnd: asker.input(askEndSchema).mutation(async ({ ctx, input }) => {
    orThrow(await checkEnd(scopeOf(ctx), input));
    return input;
  }),

  endRecap: asker.input(askEndSchema).query(async ({ ctx, input }) => {
    const recap = await readEndRecap(scopeOf(ctx), input);
    return { ...recapOr(recap), sent: recap.ok ? null : await endSentBefore(scopeOf(ctx), input) };
  }),

  sendEnd: asker
    .input(sendEndSchema)
    .mutation(async ({ ctx, input }) => orThrow(await askEndEnrolment(scopeOf(ctx), input))),

  withdraw: asker
    .input(enrolmentRequestIdSchema)
    .mutation(async ({ ctx, input }) => orThrow(await withdrawEnrolmentRequest(scopeOf(ctx), input.requestId))),
});
