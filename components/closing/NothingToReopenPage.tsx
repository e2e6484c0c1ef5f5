import type { NothingToReopen } from "@/server/booking/domain/closing-view";
import { formatDayWithYear } from "@/server/platform/dates";
import { Facts } from "../backoffice/Facts";
import { instantText } from "../backoffice/since-text";
import { Alert } from "../dsfr/Alert";
import { closingHref } from "./closing-links";
import { periodTitle } from "./closing-words";

interface NothingToReopenPageProps {
  readonly base: string;
  readonly zone: string;
  readonly view: NothingToReopen;
}

/** A closing that is open again, with who did it, or that is over: one comes back here by the browser's own button. */
export function NothingToReopenPage({ base, zone, view }: NothingToReopenPageProps) {
  const { id, label, reopened } = view;
  return (
    <>
      <Alert kind="info" title={reopened ? "Cette fermeture est déjà rouverte" : "Cette fermeture est passée"}>
        <p>
          {reopened
            ? `Elle est rouverte à partir du ${formatDayWithYear(reopened.from)}, par ${reopened.by}, le ${instantText(reopened.at, zone)}. Il n’y a plus rien à faire.`
            : "Il n’y a plus de jour à rouvrir."}
        </p>
      </Alert>
      <Facts
        facts={[
          ["Raison de la fermeture", label],
          ["Période", periodTitle(view)],
        ]}
      />
      <p className="preau-actions">
        <a href={closingHref(base, id)}>Voir cette fermeture</a>
        <a href={`${base}/agents/activites/fermetures`}>Revenir aux fermetures</a>
      </p>
    </>
  );
}
