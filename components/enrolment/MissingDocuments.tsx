import { type DocumentNeed, isToSend } from "@/server/documents/domain/needed-documents";
import { NEED_STATES, needTitle } from "../documents/need-states";
import { StatusBadge } from "../dsfr/StatusBadge";

/**
 * What the dossier lacks, with a button for each that leads to its upload and keeps the form meanwhile: a link would lose
 * what is typed. Its form has a field `document`.
 */
export function MissingDocuments({ needs, as: Title }: { needs: readonly DocumentNeed[]; as: "h2" | "h3" }) {
  const toSend = needs.filter(isToSend);
  if (toSend.length === 0) return null;
  return (
    <section aria-labelledby="documents-a-envoyer" className="preau-form-besides">
      <Title id="documents-a-envoyer">Documents à envoyer</Title>
      <p>
        Vous pouvez les envoyer maintenant&nbsp;: votre demande est gardée, et vous y revenez ensuite. Sans eux, la
        mairie peut attendre avant de répondre.
      </p>
      <ul className="preau-list">
        {toSend.map((need) => {
          const title = needTitle(need);
          const [kind, words] = NEED_STATES[need.state];
          const value = [need.type.id, need.child?.id].filter(Boolean).join(".");
          return (
            <li key={value}>
              <strong>{title}</strong> <StatusBadge kind={kind}>{words}</StatusBadge>{" "}
              <button className="fr-btn fr-btn--tertiary fr-btn--sm" name="document" type="submit" value={value}>
                Envoyer ce document<span className="fr-sr-only">&nbsp;: {title}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
