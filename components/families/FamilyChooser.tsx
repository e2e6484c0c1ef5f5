import type { FamilyOption } from "@/server/families/domain/family-choice";
import type { FormAction } from "../forms/form-state";
import { OneButtonForm } from "./OneButtonForm";

/** The dossiers of a parent who has several; they work in one at a time (A5). */
export function FamilyChooser({ options, choose }: { options: readonly FamilyOption[]; choose: FormAction }) {
  return (
    <ul className="preau-grid">
      {options.map(({ familyId, number, name, chosen }) => (
        <li className="preau-card" key={familyId}>
          <h2 className="fr-h6">
            Dossier n°&nbsp;{number} ({name})
          </h2>
          {chosen ? (
            <p>Vous travaillez dans ce dossier.</p>
          ) : (
            <OneButtonForm action={choose} id={`dossier-${number}`} values={{ familyId }}>
              Choisir le dossier {number}
            </OneButtonForm>
          )}
        </li>
      ))}
    </ul>
  );
}
