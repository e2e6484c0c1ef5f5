import { Temporal } from "temporal-polyfill";
import type { SentBefore } from "@/server/booking/domain/enrolments-view";
import { formatInstant } from "@/server/platform/dates";

/** What the recap of a request says to who comes back to it once it was sent. */
export function sentBeforeText(sent: SentBefore, zone: string): string {
  return sent.tag === "asked"
    ? `Elle est partie le ${formatInstant(Temporal.Instant.from(sent.at), zone)}, envoyée par ${sent.by}. La mairie vous répondra par e-mail\u00a0: ne la renvoyez pas.`
    : "Cette demande a été envoyée, et elle est enregistrée\u00a0: il n’y a rien de plus à envoyer.";
}
