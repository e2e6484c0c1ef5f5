import { dayOf } from "@/server/platform/dates";
import type { FamilyDraft } from "../families/draft";
import type { Desk } from "./desk";

const REFUSAL =
  "Il manque l’attestation d’assurance scolaire de votre enfant. Envoyez-la dans «\u00a0Documents\u00a0», puis refaites votre demande.";
const COMMENTS = [
  "",
  "Nous arrivons dans la commune le mois prochain.",
  "Dites-nous s’il manque un document.",
] as const;

/** What families who have just come ask (B1): all wait but the last, which was refused. */
export function addEnrolmentRequests(desk: Desk, families: readonly FamilyDraft[]): void {
  const { rows, town, random, now, accountOf, clerkId } = desk;
  for (const [index, family] of families.entries()) {
    const [first] = family.members;
    const accountId = first && accountOf(first.adult.id);
    if (!first || !accountId) continue;
    const sendingId = random.id();
    const refused = index === families.length - 1;
    const asked = now.subtract({ hours: (refused ? 24 * 6 : 5) + 19 * index });
    // The form offers nothing before the day on which one asks.
    const askedOn = dayOf(asked, town.entry.timezone);
    const firstDay = [askedOn, town.firstDay].sort().at(-1) ?? askedOn;
    for (const { child } of family.children) {
      rows.add("enrolment_request", {
        city_id: town.id,
        id: random.id(),
        sending_id: sendingId,
        family_id: family.id,
        child_id: child.id,
        activity_id: town.canteen.id,
        kind: "inscription",
        first_day: firstDay,
        last_day: town.lastDay,
        comment: COMMENTS[index] ?? "",
        status: refused ? "refused" : "pending",
        requested_by: accountId,
        person_id: first.adult.id,
        decided_by: refused ? clerkId : null,
        decided_at: refused ? now.subtract({ hours: 24 * 2 }).toString() : null,
        reason: refused ? REFUSAL : null,
        created_at: asked.toString(),
      });
    }
  }
}
