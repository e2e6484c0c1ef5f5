import { Temporal } from "temporal-polyfill";
import type { AccessTrace } from "@/server/families/domain/access-trace";
import { dayOf, formatDayWithYear } from "@/server/platform/dates";

const STATES = {
  open: "A un compte en ligne.",
  none: "N’a pas de compte en ligne.",
  suspended: "Accès suspendu.",
} as const;

const DECIDED = { open: "", none: "N’a plus de compte en ligne. Accès retiré", suspended: "Accès suspendu" } as const;

/** "Accès suspendu le 3 novembre 2026 par Alix Roy : deux personnes s’en servent", or how far the access is. */
export function accessText({ status, decided }: AccessTrace, zone: string): string {
  if (!decided || status === "open") return STATES[status];
  const day = formatDayWithYear(dayOf(Temporal.Instant.from(decided.at), zone));
  return `${DECIDED[status]} le ${day} par ${decided.by}\u00a0: ${decided.reason}`;
}
