import type { StatementLine } from "@/server/billing/domain/statement";
import { formatDayWithYear } from "@/server/platform/dates";
import { formatEuros } from "@/server/platform/money";
import { DataTable } from "../dsfr/DataTable";
import { Disclosure } from "../dsfr/Disclosure";

/** Every movement of the account, with what was owed after it. */
export function Statement({ lines }: { lines: readonly StatementLine[] }) {
  if (lines.length === 0) return null;
  return (
    <Disclosure summary="Relevé de compte">
      <DataTable
        caption="Factures, avoirs et paiements, les plus récents d’abord"
        columns={[
          { key: "what", label: "Mouvement" },
          { key: "amount", label: "Montant", numeric: true },
          { key: "balance", label: "Dû ensuite", numeric: true },
        ]}
        hideCaption
        rows={lines.map(({ id, day, label, amount, balance }) => ({
          key: id,
          cells: [
            <span key="what">
              {label}
              <span className="preau-queue__what">{formatDayWithYear(day)}</span>
            </span>,
            formatEuros(amount),
            formatEuros(balance),
          ],
        }))}
        stacked
      />
    </Disclosure>
  );
}
