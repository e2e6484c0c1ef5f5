import "server-only";
import { orThrow } from "@/server/api/failure";
import { agentWith, router } from "@/server/api/trpc";
import { MOST_RESENT } from "./domain/failed-mails";
import { placeFromText, placeToText } from "./domain/queue";
import { countUnsentMails, listFailedMails, resendableMails } from "./queries/failed-mails";
import { failedMailsSchema, resendMailSchema, resendMailsSchema } from "./schemas";
import { resendFailedMail, resendFailedMails } from "./use-cases/resend-failed-mails";

const PAGE = 25;

/** For who may mend an address. What the mails held is nowhere here: some tell of health. */
const mailsProcedure = agentWith("familles.modifier");

/** Mails that could not be sent: how many, to whom, why, and sent again (M2). */
export const failedMailsRouter = router({
  list: mailsProcedure.input(failedMailsSchema).query(async ({ ctx, input }) => {
    const { kind, failure } = input;
    const after = input.after ? placeFromText(input.after) : undefined;
    const found = await listFailedMails(ctx.tx, { kind, failure }, { after, limit: PAGE + 1 });
    const mails = found.slice(0, PAGE);
    const last = mails.at(-1);
    const next = found.length > PAGE && last ? placeToText({ since: last.at, id: last.id }) : null;
    const resendable = failure ? (await resendableMails(ctx.tx, { failure, kind }, MOST_RESENT)).length : 0;
    return { mails, next, resendable, ...(await countUnsentMails(ctx.tx)) };
  }),

  resend: mailsProcedure.input(resendMailSchema).mutation(async ({ ctx, input }) => {
    const { city, clock, tx } = ctx;
    return orThrow(await resendFailedMail(tx, { cityId: city.id, clock, mailId: input.mailId }));
  }),

  resendAll: mailsProcedure.input(resendMailsSchema).mutation(({ ctx, input }) => {
    const { city, clock, tx } = ctx;
    return resendFailedMails(tx, { cityId: city.id, clock, ...input });
  }),
});
