import type { Deposits } from "@/server/payments/domain/counter-view";
import { formatDayWithYear } from "@/server/platform/dates";
import { formatEuros } from "@/server/platform/money";
import { DataTable } from "../dsfr/DataTable";
import { Pages } from "../dsfr/Pages";
import type { FormAction } from "../forms/form-state";
import { DepositForm } from "./DepositForm";

/** What the till holds, and what was handed over (Y4). */
export function DepositsPage({ base, view, action }: { base: string; view: Deposits; action: FormAction }) {
  const { regies, regieId, held, closed, page, pages } = view;
  const here = `${base}/agents/regie/depots?regie=${regieId}`;
  return (
    <>
      {regies.length > 1 ? (
        <nav aria-label="Choisir la régie" className="preau-actions">
          {regies.map(({ id, name }) => (
            <a
              aria-current={id === regieId ? "true" : undefined}
              href={`${base}/agents/regie/depots?regie=${id}`}
              key={id}
            >
              {name}
            </a>
          ))}
        </nav>
      ) : null}
      <h2>Clore un versement</h2>
      {held.length === 0 ? (
        <p>La caisse est vide&nbsp;: il n’y a rien à verser.</p>
      ) : (
        <DepositForm action={action} base={base} held={held} regieId={regieId} />
      )}
      <h2>Versements clos</h2>
      {closed.length === 0 ? (
        <p>Aucun versement.</p>
      ) : (
        <DataTable
          caption="Versements, les plus récents d’abord"
          columns={[
            { key: "number", label: "Numéro" },
            { key: "day", label: "Jour" },
            { key: "by", label: "Clos par" },
            { key: "total", label: "Total", numeric: true },
          ]}
          hideCaption
          rows={closed.map(({ id, reference, day, closedBy, total }) => ({
            key: id,
            cells: [
              <a href={`${base}/agents/regie/depots/${id}`} key="number">
                {reference}
              </a>,
              formatDayWithYear(day),
              closedBy,
              formatEuros(total),
            ],
          }))}
        />
      )}
      <Pages href={(other) => `${here}&page=${other}`} label="Pages des versements" page={page} pages={pages} />
    </>
  );
}
