import { Temporal } from "temporal-polyfill";
import { localDate } from "@/server/platform/dates";
import type { Audience } from "../domain/audience";
import type { OpeningKind } from "../domain/choices";
import type { OpeningWindow } from "../domain/opening-window";

/** A window as the statement that reads activities gives it, in JSON: they cost no round trip of their own. */
export interface OpeningRow {
  readonly id: string;
  readonly kind: OpeningKind;
  readonly opensAt: string;
  readonly closesAt: string | null;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  readonly residences: Audience["residences"];
  readonly levels: Audience["levels"];
  readonly schools: Audience["schools"] | null;
  readonly version: number;
}

/** The windows of an activity, from what the base gave; none when it has none. */
export function openingsOf(rows: readonly OpeningRow[] | null): OpeningWindow[] {
  return (rows ?? []).map(({ id, kind, version, residences, levels, ...row }) => ({
    id,
    kind,
    version,
    opensAt: Temporal.Instant.from(row.opensAt),
    closesAt: row.closesAt === null ? null : Temporal.Instant.from(row.closesAt),
    firstDay: row.firstDay === null ? null : localDate(row.firstDay),
    lastDay: row.lastDay === null ? null : localDate(row.lastDay),
    audience: { residences, levels, schools: row.schools ?? [] },
  }));
}
