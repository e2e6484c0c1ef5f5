import type { ChangeField } from "@/server/families/domain/change-request";
import { FIELD_NAMES } from "@/server/families/domain/change-request.fr";
import { Alert } from "../dsfr/Alert";

interface PolicyTextProps {
  readonly fields: readonly ChangeField[];
  readonly appliedAtOnce: readonly ChangeField[];
  readonly pending: readonly ChangeField[];
  readonly base: string;
}

const listed = (fields: readonly ChangeField[]) =>
  new Intl.ListFormat("fr-FR").format(fields.map((field) => FIELD_NAMES[field].toLowerCase()));

/** What applies at once and what waits, said before one writes; and what waits already. */
export function PolicyText({ fields, appliedAtOnce, pending, base }: PolicyTextProps) {
  const now = fields.filter((field) => appliedAtOnce.includes(field));
  const later = fields.filter((field) => !appliedAtOnce.includes(field));
  const waiting = fields.filter((field) => pending.includes(field));
  return (
    <>
      <p>
        {now.length > 0 ? `S’applique tout de suite\u00a0: ${listed(now)}. ` : ""}
        {later.length > 0
          ? `La mairie vérifie d’abord\u00a0: ${listed(later)}. Vous recevrez sa réponse par e-mail.`
          : ""}
      </p>
      {waiting.length > 0 ? (
        <Alert kind="info">
          <p>
            Vous avez déjà une demande en attente ({listed(waiting)}). Pour en faire une autre, retirez-la
            d’abord&nbsp;: <a href={`${base}/famille/dossier/modifications`}>voir mes demandes</a>.
          </p>
        </Alert>
      ) : null}
    </>
  );
}
