import type { Act, ActDetail, ActStatement } from "@/server/backoffice/domain/acts/act";
import { ACT_KINDS, type ActKind } from "@/server/backoffice/domain/acts/kinds";
import { ACT_KIND_NAMES } from "@/server/backoffice/domain/acts/kinds.fr";
import { NOT_GIVEN } from "@/server/platform/not-given.fr";
import { Disclosure } from "../dsfr/Disclosure";
import { Pages } from "../dsfr/Pages";
import { FilterForm } from "../forms/FilterForm";
import { EMPTY_FORM } from "../forms/form-state";
import { SelectField } from "../forms/SelectField";
import { instantText } from "./since-text";

interface ActsPageProps {
  /** The address of this page, with the town. */
  readonly here: string;
  readonly zone: string;
  readonly kind: ActKind | undefined;
  readonly view: { readonly acts: readonly Act[]; readonly page: number; readonly pages: number };
}

const KINDS = ACT_KINDS.map((kind) => ({ value: kind, label: ACT_KIND_NAMES[kind] }));

/** The history of a dossier, in sentences: who did what, when, by which way, and what changed (D12). */
export function ActsPage({ here, zone, kind, view }: ActsPageProps) {
  return (
    <>
      <search>
        <FilterForm action={here} form={EMPTY_FORM} id="historique" submit="Filtrer">
          <SelectField
            defaultValue={kind}
            id="historique-genre"
            label="Sorte d’acte"
            name="genre"
            options={KINDS}
            placeholder="Tous les actes"
          />
        </FilterForm>
      </search>
      {view.acts.length === 0 ? (
        <p>{kind ? "Rien de cette sorte pour l’instant." : "Rien n’a changé pour l’instant."}</p>
      ) : null}
      <ul className="preau-list">
        {view.acts.map((act) => (
          <li key={act.id}>
            <ActItem act={act} zone={zone} />
          </li>
        ))}
      </ul>
      <Pages
        href={(page) => `${here}?${kind ? `genre=${kind}&` : ""}page=${page}`}
        label="Pages de l’historique"
        page={view.page}
        pages={view.pages}
      />
    </>
  );
}

/** An act with more sentences shows the first ones: a dossier that is loaded whole has dozens. */
const SHOWN = 6;

function ActItem({ act, zone }: { act: Act; zone: string }) {
  const [shown, others] = [act.statements.slice(0, SHOWN), act.statements.slice(SHOWN)];
  return (
    <>
      <Statements statements={shown} />
      {others.length > 0 ? (
        <Disclosure
          summary={others.length === 1 ? "Une autre chose du même acte" : `${others.length} autres choses du même acte`}
        >
          <Statements statements={others} />
        </Disclosure>
      ) : null}
      <span className="preau-lines__note">
        {instantText(act.at, zone)}, {act.way}.
      </span>
    </>
  );
}

function Statements({ statements }: { statements: readonly ActStatement[] }) {
  return statements.map(({ text, details }) => (
    <div key={`${text} ${details.map(detailText).join()}`}>
      <strong>{text}</strong>
      {details.length > 0 ? (
        <ul>
          {details.map((detail) => (
            <li key={detail.label}>{detailText(detail)}</li>
          ))}
        </ul>
      ) : null}
    </div>
  ));
}

function detailText({ label, before, after }: ActDetail): string {
  const now = after || NOT_GIVEN;
  return before === null ? `${label}\u00a0: ${now}` : `${label}\u00a0: ${before || NOT_GIVEN} → ${now}`;
}
