import type { ActivitySum } from "@/server/payments/domain/counter-view";
import { SHARED_BY_ACTIVITY, tillActivity } from "@/server/payments/domain/till-words.fr";
import { formatEuros, sumCents } from "@/server/platform/money";
import { DataTable } from "../dsfr/DataTable";

/** The money of a till or of a deposit, by activity and budget account: the same total as by means (Y4). */
export function ActivitySums({ caption, sums }: { caption: string; sums: readonly ActivitySum[] }) {
  const total = sumCents(sums.map(({ amount }) => amount));
  return (
    <>
      <DataTable
        caption={caption}
        columns={[
          { key: "activity", label: "Activité" },
          { key: "account", label: "Compte budgétaire" },
          { key: "amount", label: "Montant", numeric: true },
        ]}
        rows={[
          ...sums.map((sum) => ({
            key: `${sum.activity} ${sum.account}`,
            cells: [tillActivity(sum), sum.account === "" ? "Aucun" : sum.account, formatEuros(sum.amount)],
          })),
          { key: "total", cells: ["Total", "", formatEuros(total)] },
        ]}
      />
      {sums.length > 1 ? <p>{SHARED_BY_ACTIVITY}</p> : null}
    </>
  );
}
