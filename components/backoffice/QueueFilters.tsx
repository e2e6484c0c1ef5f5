import { QUEUE_OWNERS, type QueueFilter } from "@/server/backoffice/domain/queue";
import { KIND_PLURALS, OWNER_NAMES } from "@/server/backoffice/domain/queue.fr";
import { SelectField } from "../forms/SelectField";
import type { QueueCount } from "./QueuePage";

/** A plain GET form: the address says what is shown, and can be kept or sent to a colleague. */
export function QueueFilters(props: { base: string; filter: QueueFilter; counts: readonly QueueCount[] }) {
  const { base, filter, counts } = props;
  const kinds = counts.map(({ kind, all }) => ({ value: kind, label: `${KIND_PLURALS[kind]} (${all})` }));
  const of = (field: "all" | "mine" | "free") => counts.reduce((sum, count) => sum + count[field], 0);
  const byOwner = { tous: of("all"), moi: of("mine"), personne: of("free") };
  const owners = QUEUE_OWNERS.map((owner) => ({ value: owner, label: `${OWNER_NAMES[owner]} (${byOwner[owner]})` }));
  return (
    <search>
      <form action={`${base}/agents`} className="preau-filters" method="get">
        <SelectField
          defaultValue={filter.kind}
          id="genre"
          label="Sorte de demande"
          name="genre"
          options={kinds}
          placeholder="Toutes les sortes"
        />
        <SelectField defaultValue={filter.owner} id="qui" label="Qui s’en occupe" name="qui" options={owners} />
        <button className="fr-btn fr-btn--secondary" type="submit">
          Filtrer
        </button>
      </form>
    </search>
  );
}
