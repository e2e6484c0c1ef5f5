import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { shownVersion } from "@/server/families";
import type { LocalDate } from "@/server/platform/dates";
import { billedUntil, findSharedChild, payingHouseholds } from "../data/agreements";
import { type HouseholdChild, householdsOfChildren, payersOfChildren } from "../data/households";
import { agreementsOf, whoPays } from "../domain/agreement";
import { type AgreementView, MOST_SHARES } from "../domain/agreement-view";
import type { PayingRules } from "../domain/payers";

/** What decides who pays for one child. */
export async function payingRulesOf(tx: Tx, childId: string, zone: string): Promise<PayingRules> {
  const links = await householdsOfChildren(tx, [childId], zone);
  return { agreed: await payersOfChildren(tx, [childId]), ...livingRulesOf(links) };
}

/** What the households of one child say: its weeks there, and those that it has left. */
export function livingRulesOf(links: readonly HouseholdChild[]): Pick<PayingRules, "custody" | "left"> {
  return {
    custody: links.flatMap(({ familyId, weeks, leftOn }) => (weeks === null ? [] : [{ familyId, weeks, leftOn }])),
    left: links.flatMap(({ familyId, leftOn }) => (leftOn === null ? [] : [{ familyId, leftOn }])),
  };
}

/** The agreements of a child who lives in this dossier, or had a share there; undefined for any other. */
export async function readAgreements(
  tx: Tx,
  { familyId, childId }: { readonly familyId: string; readonly childId: string },
  { today, zone }: { readonly today: LocalDate; readonly zone: string },
): Promise<AgreementView | undefined> {
  const firstName = await findSharedChild(tx, familyId, childId);
  if (firstName === undefined) return undefined;
  const households = await payingHouseholds(tx, childId);
  const rules = await payingRulesOf(tx, childId, zone);
  const agreements = agreementsOf(rules.agreed);
  const paying = new Set(agreements.at(-1)?.shares.map((household) => household.familyId));
  const sharing = households
    .filter((household) => household.lives || paying.has(household.familyId))
    .map((household) => household.familyId)
    .slice(0, MOST_SHARES);
  return {
    family: { familyId, number: households.find((household) => household.familyId === familyId)?.number ?? "" },
    childId,
    firstName,
    today: whoPays(rules, today),
    agreements: agreements.toReversed(),
    households,
    sharing,
    billedUntil: await billedUntil(
      tx,
      childId,
      households.map((household) => household.familyId),
    ),
    version: shownVersion({ agreements, sharing }),
  };
}
