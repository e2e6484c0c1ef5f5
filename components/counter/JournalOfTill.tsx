import type { ActivitySum, TillEvent, TillJournal } from "@/server/payments/domain/counter-view";
import { noteText } from "@/server/payments/domain/means.fr";
import { tillMeans } from "@/server/payments/domain/till-words.fr";
import { formatDayWithYear, type LocalDate } from "@/server/platform/dates";
import { typedDay } from "@/server/platform/local-date";
import { formatEuros } from "@/server/platform/money";
import { PrintButton } from "../backoffice/PrintButton";
import { DataTable } from "../dsfr/DataTable";
import { DateField } from "../forms/DateField";
import { FilterForm } from "../forms/FilterForm";
import { fieldBinding } from "../forms/field-binding";
import { type FormState, isRefused } from "../forms/form-state";
import { SelectField } from "../forms/SelectField";
import { ActivitySums } from "./ActivitySums";

interface JournalOfTillProps {
  readonly base: string;
  readonly form: FormState;
  readonly journal: TillJournal;
  readonly activities: readonly ActivitySum[];
}

const EVENT_WORDS: Readonly<Record<TillEvent, string>> = {
  payment: "Encaissé",
  reversal: "Annulé",
  refund: "Remboursé",
  deposit: "Versé",
};

/** What came into the till and went out of it, with its totals by day, by means and by activity (Y4). */
export function JournalOfTill({ base, form, journal, activities }: JournalOfTillProps) {
  const { regies, regieId, from, to, lines, days, sums, total, cut } = journal;
  const field = (name: "regie" | "du" | "au") =>
    fieldBinding("caisse", name, form.values, form.fieldErrors[name] ?? []);
  const dayField = (name: "du" | "au", shown: LocalDate) => {
    const binding = field(name);
    return isRefused(form) ? binding : { ...binding, submitted: [typedDay(shown)] };
  };
  const filters = (
    <search>
      <FilterForm action={`${base}/agents/regie/journal`} form={form} id="caisse" submit="Afficher">
        {regies.length > 1 ? (
          <SelectField
            {...field("regie")}
            defaultValue={regieId}
            label="Régie"
            options={regies.map(({ id, name }) => ({ value: id, label: name }))}
          />
        ) : null}
        <DateField {...dayField("du", from)} label="Du" />
        <DateField {...dayField("au", to)} label="Au" />
      </FilterForm>
    </search>
  );
  if (isRefused(form)) return filters;
  const query = new URLSearchParams({ regie: regieId, du: from, au: to });
  return (
    <>
      {filters}
      <p>
        Du {formatDayWithYear(from)} au {formatDayWithYear(to)}.
      </p>
      <DataTable
        caption="Encaissé, par moyen de paiement"
        columns={[
          { key: "means", label: "Moyen" },
          { key: "amount", label: "Montant", numeric: true },
        ]}
        rows={[
          ...sums.map(({ means, amount }) => ({ key: means, cells: [tillMeans(means), formatEuros(amount)] })),
          { key: "total", cells: ["Total", formatEuros(total)] },
        ]}
      />
      <ActivitySums caption="Encaissé, par activité" sums={activities} />
      {lines.length === 0 ? <p>Aucun mouvement sur ces jours.</p> : <Moves base={base} days={days} lines={lines} />}
      {cut ? (
        <p>
          Il y a trop de mouvements pour tous les montrer ici. Les totaux les comptent tous, et le fichier CSV les
          contient tous. Pour les lire ici, choisissez moins de jours.
        </p>
      ) : null}
      <div className="preau-actions">
        <a className="fr-btn fr-btn--secondary" href={`${base}/agents/regie/journal/export?${query}`}>
          Exporter en CSV
        </a>
        <a className="fr-btn fr-btn--secondary" href={`${base}/agents/regie/journal/activites?${query}`}>
          Exporter par activité en CSV
        </a>
        <PrintButton />
      </div>
    </>
  );
}

/** Of an online payment, a number that says nothing by itself; else what an agent wrote. */
function noteOf({ event, means, note }: TillJournal["lines"][number]): string {
  return event === "payment" ? noteText(means, note) : note;
}

function Moves({ base, days, lines }: Pick<TillJournal, "days" | "lines"> & { base: string }) {
  return (
    <>
      <DataTable
        caption="Encaissé, par jour"
        columns={[
          { key: "day", label: "Jour" },
          { key: "means", label: "Moyens" },
          { key: "amount", label: "Total", numeric: true },
        ]}
        rows={days.map(({ day, sums: ofDay, total: ofTheDay }) => ({
          key: day,
          cells: [
            formatDayWithYear(day),
            ofDay.map(({ means, amount }) => `${tillMeans(means)}\u00a0: ${formatEuros(amount)}`).join(", "),
            formatEuros(ofTheDay),
          ],
        }))}
      />
      <DataTable
        caption="Tous les mouvements"
        stacked
        columns={[
          { key: "what", label: "Mouvement" },
          { key: "who", label: "Famille ou tiers" },
          { key: "means", label: "Moyen" },
          { key: "amount", label: "Montant", numeric: true },
        ]}
        rows={lines.map((line) => ({
          key: line.id,
          cells: [
            <span key="what">
              {EVENT_WORDS[line.event]}
              <span className="preau-queue__what">
                {formatDayWithYear(line.day)}
                {line.reference === "" ? null : (
                  <>
                    ,{" "}
                    {line.paymentId ? (
                      <a href={`${base}/agents/regie/recus/${line.paymentId}`}>{line.reference}</a>
                    ) : (
                      line.reference
                    )}
                  </>
                )}
                {line.knownDay ? `, connu le ${formatDayWithYear(line.knownDay)}` : ""}
              </span>
            </span>,
            line.name,
            [tillMeans(line.means), noteOf(line)].filter((part) => part !== "").join(", "),
            formatEuros(line.amount),
          ],
        }))}
      />
    </>
  );
}
