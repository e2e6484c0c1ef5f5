import { Temporal } from "temporal-polyfill";
import type { QuotientRecordView, QuotientView } from "@/server/families/domain/dossier";
import { dayOf, formatDayWithYear, formatMonth } from "@/server/platform/dates";
import { formatEuros } from "@/server/platform/money";
import { DataTable } from "../dsfr/DataTable";
import { Disclosure } from "../dsfr/Disclosure";
import { quotientSource } from "./quotient-source";

interface QuotientHistoryProps {
  readonly quotients: readonly QuotientView[];
  readonly records: readonly QuotientRecordView[];
  readonly zone: string;
}

const COLUMNS = [
  { key: "amount", label: "Quotient", numeric: true },
  { key: "month", label: "Mois" },
  { key: "period", label: "Au dossier" },
  { key: "source", label: "Source" },
  { key: "who", label: "Enregistré" },
] as const;

function periodText({ validFrom, validTo }: QuotientView): string {
  return validTo
    ? `du ${formatDayWithYear(validFrom)} au ${formatDayWithYear(validTo)}`
    : `depuis le ${formatDayWithYear(validFrom)}`;
}

function monthText({ referenceMonth }: QuotientView, record: QuotientRecordView | undefined): string {
  const { calculatedMonth } = record ?? {};
  const again = calculatedMonth && calculatedMonth !== referenceMonth;
  return again
    ? `${formatMonth(referenceMonth)}, calculé en ${formatMonth(calculatedMonth)}`
    : formatMonth(referenceMonth);
}

/** Every quotient that the dossier has had, newest first: source, dates, who (D6, D15). None is ever replaced. */
export function QuotientHistory({ quotients, records, zone }: QuotientHistoryProps) {
  if (quotients.length === 0) return null;
  const rows = quotients.map((quotient) => {
    const record = records.find(({ id }) => id === quotient.id);
    const on = record ? dayOf(Temporal.Instant.from(record.recordedAt), zone) : undefined;
    return {
      key: quotient.id,
      cells: [
        formatEuros(quotient.amount),
        monthText(quotient, record),
        periodText(quotient),
        `${quotientSource(quotient)}${record?.atFamilyRequest ? ", avec FranceConnect" : ""}`,
        record && on ? `le ${formatDayWithYear(on)}, ${record.recordedBy}` : "",
      ],
    };
  });
  return (
    <Disclosure summary={`Historique du quotient (${quotients.length})`}>
      <DataTable caption="Historique du quotient familial" columns={COLUMNS} hideCaption rows={rows} />
    </Disclosure>
  );
}
