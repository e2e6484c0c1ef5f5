import { Alert } from "../dsfr/Alert";
import { placesHref } from "./places-links";

interface PlacesRefusedPageProps {
  readonly base: string;
  readonly code: string;
  readonly refusal: string;
  /** The change was confirmed: only its recap cannot be read any more. */
  readonly done: boolean;
}

/** A recap that cannot be shown any more, and why: its days are past, or another agent closed them. */
export function PlacesRefusedPage({ base, code, refusal, done }: PlacesRefusedPageProps) {
  return (
    <>
      {done ? (
        <Alert kind="info" title="Ce récapitulatif n’est plus disponible">
          <p>Le changement a été enregistré. Voyez les places, mois par mois, telles qu’elles sont maintenant.</p>
        </Alert>
      ) : (
        <Alert kind="warning" title="Il n’y a rien à confirmer">
          <p>{refusal}</p>
        </Alert>
      )}
      <p>
        <a href={placesHref(base, code)}>Revenir aux places</a>
      </p>
    </>
  );
}
