import { Temporal } from "temporal-polyfill";
import type { HistoryDetail, HistoryLine } from "@/server/families/domain/history-line";
import { dayOf, formatDayWithYear, formatInstant } from "@/server/platform/dates";
import { NOT_GIVEN } from "@/server/platform/not-given.fr";

/** The history in plain words: who, when, what, before and after (D12). */
export function HistoryList({ lines, zone }: { lines: readonly HistoryLine[]; zone: string }) {
  if (lines.length === 0) return <p>Rien n’a changé pour l’instant.</p>;
  return (
    <ol className="preau-list">
      {lines.map((line) => (
        <li key={line.id}>
          <strong>{line.what}</strong>
          <br />
          {whenText(line.at, zone)}, par&nbsp;: {line.who}
          {line.details.length > 0 ? (
            <ul>
              {line.details.map((detail) => (
                <li key={detail.label}>{detailText(detail)}</li>
              ))}
            </ul>
          ) : null}
        </li>
      ))}
    </ol>
  );
}

function whenText(iso: string, zone: string): string {
  const instant = Temporal.Instant.from(iso);
  const year = formatDayWithYear(dayOf(instant, zone)).slice(-4);
  return formatInstant(instant, zone).replace(" à ", ` ${year} à `);
}

function detailText({ label, before, after }: HistoryDetail): string {
  if (before === null) return `${label}\u00a0: ${after || NOT_GIVEN}`;
  if (after === null) return `${label}\u00a0: ${before || NOT_GIVEN} (supprimé)`;
  return before === ""
    ? `${label}\u00a0: ${after || NOT_GIVEN}`
    : `${label}\u00a0: ${after || NOT_GIVEN} (avant\u00a0: ${before})`;
}
