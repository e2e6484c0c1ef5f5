import { itemPath } from "@/server/backoffice/domain/queue.fr";
import { elide } from "@/server/platform/elision";

export interface PendingEnrolmentView {
  readonly id: string;
  readonly kind: "inscription" | "desinscription";
  readonly firstName: string;
  readonly activityName: string;
}

/** What the family asks about enrolments and waits for: one tap from the answer. */
export function PendingEnrolments({ base, requests }: { base: string; requests: readonly PendingEnrolmentView[] }) {
  if (requests.length === 0) return null;
  return (
    <section aria-labelledby="demandes-inscription">
      <h2 id="demandes-inscription">Demandes d’inscription à traiter</h2>
      <ul>
        {requests.map(({ id, kind, firstName, activityName }) => (
          <li key={id}>
            <a href={base + itemPath({ kind: "inscription", id }, { owner: "tous" })}>
              {kind === "inscription" ? `Inscrire ${firstName}` : `Arrêter l’inscription ${elide("de", firstName)}`},{" "}
              {activityName}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
