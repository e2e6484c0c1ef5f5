import "server-only";
import { agentWith, router } from "@/server/api/trpc";
import { balancesOf, debtorsOfFamily } from "@/server/billing";
import type { Tx } from "@/server/db/tenant-tx";
import { dayOf } from "@/server/platform/dates";
import { type Cents, sumCents } from "@/server/platform/money";
import { searchTerms } from "./domain/search-terms";
import { searchFamilies } from "./queries/search-families";
import { describeFound } from "./queries/search-results";
import { counterSearchSchema } from "./schemas";

/** A counter has one family before it: who is not among the first is told apart by one more word. */
const SHOWN = 8;

async function owedBy(tx: Tx, familyId: string): Promise<Cents> {
  const debtors = await debtorsOfFamily(tx, familyId);
  const balances = await balancesOf(
    tx,
    debtors.map(({ id }) => id),
  );
  return sumCents([...balances.values()].map(({ owed }) => owed));
}

/** The family at the counter, found as one types: who they are and what they owe, nothing else of the dossier (Y2). */
export const counterSearchRouter = router({
  search: agentWith("regie.tenir")
    .input(counterSearchSchema)
    .query(async ({ ctx, input }) => {
      const terms = searchTerms(input.q);
      if (terms.length === 0) return { q: input.q, families: [], total: 0 };
      const { families, total } = await searchFamilies(ctx.tx, terms, { limit: SHOWN, offset: 0 });
      const found = [];
      const today = dayOf(ctx.clock.now(), ctx.city.timezone);
      for (const { familyId, number, name, adults, children } of await describeFound(ctx.tx, families, today)) {
        const people = [...adults, ...children].filter(({ left }) => !left).map((person) => person.name);
        found.push({ familyId, number, name, people, owed: await owedBy(ctx.tx, familyId) });
      }
      return { q: input.q, families: found, total };
    }),
});
