import "server-only";
import { TRPCError } from "@trpc/server";
import { orThrow } from "@/server/api/failure";
import { agentProcedure, router } from "@/server/api/trpc";
import { err, ok } from "@/server/platform/result";
import { kindsFor, placeFromText, type QueueKind } from "./domain/queue";
import { itemPath, queuePath } from "./domain/queue.fr";
import { countUnsentMails } from "./queries/failed-mails";
import { readItemState } from "./queries/item-state";
import { countQueue, nextInQueue, readQueue } from "./queries/queue";
import { assignSchema, queueItemSchema, queueSchema } from "./schemas";
import { assignItem } from "./use-cases/assign-item";

const PAGE = 25;

/** An agent with at least one kind of the queue to decide. To any other, there is no queue. */
const queueProcedure = agentProcedure.use(async ({ ctx, next }) => {
  const kinds = kindsFor(ctx.session.rights);
  if (kinds.length === 0) throw new TRPCError({ code: "NOT_FOUND" });
  const { accountId, rights } = ctx.session;
  return next({ ctx: { viewer: { accountId, kinds, mayReadHealth: rights.includes("sante.lire") } } });
});

/** @throws TRPCError NOT_FOUND for a kind that the agent's rights do not open. */
function requireKind(kinds: readonly QueueKind[], kind: QueueKind): void {
  if (!kinds.includes(kind)) throw new TRPCError({ code: "NOT_FOUND" });
}

/** The staff's one queue (W1): account requests, doubtful identities, enrolments, changes, documents. */
export const queueRouter = router({
  list: queueProcedure.input(queueSchema).query(async ({ ctx, input }) => {
    const filter = { kind: input.genre, owner: input.qui };
    const after = input.apres ? placeFromText(input.apres) : undefined;
    return {
      ...(await readQueue(ctx.tx, ctx.viewer, filter, { after, limit: PAGE })),
      counts: await countQueue(ctx.tx, ctx.viewer),
      // For those who may mend an address.
      failedMails: ctx.session.rights.includes("familles.modifier") ? (await countUnsentMails(ctx.tx)).failed : 0,
    };
  }),

  /** Where an item is, and which one comes next in the same part of the queue. */
  place: queueProcedure.input(queueItemSchema).query(async ({ ctx, input }) => {
    const { kind, id } = input;
    requireKind(ctx.viewer.kinds, kind);
    const { mayReadHealth } = ctx.viewer;
    const state = await readItemState(ctx.tx, { kind, id, mayReadHealth });
    const known = orThrow(state ? ok(state) : err({ tag: "QueueItemNotFound" }));
    const since = known.since.toISOString();
    const filter = { kind: input.genre, owner: input.qui };
    const following = await nextInQueue(ctx.tx, ctx.viewer, filter, { since, id });
    return {
      pending: known.status === "pending",
      status: known.status,
      since,
      assignee: known.assignedTo
        ? { id: known.assignedTo, name: known.assignee ?? "", me: known.assignedTo === ctx.session.accountId }
        : null,
      decision: known.decidedAt
        ? {
            by: known.decidedBy,
            me: known.deciderId === ctx.session.accountId,
            at: known.decidedAt.toISOString(),
            reason: known.reason,
          }
        : null,
      next: following ? itemPath(following, filter) : null,
      back: queuePath(filter),
    };
  }),

  assign: queueProcedure.input(assignSchema).mutation(async ({ ctx, input }) => {
    requireKind(ctx.viewer.kinds, input.kind);
    const { kind, id, seen } = input;
    const { accountId: to, mayReadHealth } = ctx.viewer;
    const { timezone } = ctx.city;
    orThrow(await assignItem(ctx.tx, { kind, id, mayReadHealth, seen: seen || null, to, timezone }));
    return { back: backTo(input) };
  }),

  release: queueProcedure.input(assignSchema).mutation(async ({ ctx, input }) => {
    requireKind(ctx.viewer.kinds, input.kind);
    const { kind, id } = input;
    const { accountId: seen, mayReadHealth } = ctx.viewer;
    const { timezone } = ctx.city;
    orThrow(await assignItem(ctx.tx, { kind, id, mayReadHealth, seen, to: null, timezone }));
    return { back: backTo(input) };
  }),
});

function backTo(input: {
  kind: QueueKind;
  id: string;
  genre?: QueueKind;
  qui: "tous" | "moi" | "personne";
  from: string;
}) {
  const filter = { kind: input.genre, owner: input.qui };
  return input.from === "item" ? itemPath(input, filter) : queuePath(filter);
}
