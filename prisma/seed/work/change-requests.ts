import type { ChangeSet } from "@/server/families/domain/change-request";
import { STREETS } from "../data/people/names";
import type { AdultDraft, FamilyDraft } from "../families/draft";
import { fictitiousPhone } from "../families/make-people";
import type { Random } from "../random";
import type { Desk } from "./desk";

const PENDING = 5;
const DECIDED = ["accepted", "accepted", "refused"] as const;

function phoneChange(random: Random, adult: AdultDraft): ChangeSet {
  return { phone: { before: adult.phone, after: fictitiousPhone(random) } };
}

function addressChange(random: Random, family: FamilyDraft): ChangeSet {
  const { addressLine: line, postcode, town } = family;
  const before = { line, extra: "", postcode, town };
  return { address: { before, after: { ...before, line: `${random.between(1, 90)} ${random.pick(STREETS)}` } } };
}

/** What parents ask to change (D13): some wait, some were answered. */
export function addChangeRequests(desk: Desk, families: readonly FamilyDraft[]): void {
  const { rows, town, random, now, accountOf, clerkId } = desk;
  const able = families.flatMap((family) => {
    const [first] = family.members;
    const accountId = first && accountOf(first.adult.id);
    return first && accountId ? [{ family, adult: first.adult, accountId }] : [];
  });
  for (const [index, { family, adult, accountId }] of random
    .shuffle(able)
    .slice(0, PENDING + DECIDED.length)
    .entries()) {
    const ofPerson = index % 2 === 0;
    const status = DECIDED[index - PENDING] ?? "pending";
    const decided = status !== "pending";
    rows.add("change_request", {
      city_id: town.id,
      id: random.id(),
      family_id: family.id,
      person_id: ofPerson ? adult.id : null,
      requested_by: accountId,
      fields: ofPerson ? phoneChange(random, adult) : addressChange(random, family),
      status,
      decided_by: decided ? clerkId : null,
      decided_at: decided ? now.subtract({ hours: 24 * 9 }).toString() : null,
      reason: status === "refused" ? "Le justificatif de domicile n’est pas à votre nom. Envoyez-en un autre." : null,
      created_at: now.subtract({ hours: (decided ? 24 * 12 : 2) + 17 * index }).toString(),
    });
  }
}
