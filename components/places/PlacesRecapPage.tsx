import { daysCount } from "@/server/booking/domain/places.fr";
import type { PlacesRecapView } from "@/server/booking/domain/places-view";
import { Alert } from "../dsfr/Alert";
import type { FormAction } from "../forms/form-state";
import { ConfirmPlacesForm } from "./ConfirmPlacesForm";
import { KeptPlaces } from "./KeptPlaces";
import { PlacesFacts } from "./PlacesFacts";
import { PlacesMoves } from "./PlacesMoves";
import { againPlacesHref, placesHref } from "./places-links";

interface PlacesRecapPageProps {
  readonly base: string;
  readonly view: PlacesRecapView;
  readonly action: FormAction;
  /** It was confirmed, and had changed since it was read. */
  readonly moved: boolean;
}

/** What a change of places will do (C5). Nothing is written yet. */
export function PlacesRecapPage({ base, view, action, moved }: PlacesRecapPageProps) {
  const { activity, schoolId, first, changing, kept, waiting } = view;
  return (
    <>
      {moved ? (
        <Alert kind="warning" live title="Les places ont changé">
          <p>
            Un autre agent a changé des places depuis votre lecture. Rien n’a été enregistré. Relisez, puis enregistrez
            de nouveau.
          </p>
        </Alert>
      ) : null}
      {changing > 0 ? (
        <p>Rien n’est encore enregistré. Relisez, puis enregistrez en bas de la page.</p>
      ) : (
        <Alert kind="info" title="Rien à changer">
          <p>Ces jours ont déjà ce nombre de places.</p>
        </Alert>
      )}
      <PlacesFacts view={view} />
      {changing > 0 ? <PlacesMoves view={view} /> : null}
      {changing > 0 && kept.length > 0 ? <KeptPlaces view={view} /> : null}
      {waiting.days > 0 ? (
        <Alert as="h2" kind="info" title="Des enfants attendent">
          <p>
            {waiting.children > 1 ? `${waiting.children} demandes attendent` : "Une demande attend"} sur{" "}
            {daysCount(waiting.days)} où les places augmentent. Dès l’enregistrement, les places libres leur sont
            proposées par e-mail, dans l’ordre de la liste.
          </p>
        </Alert>
      ) : null}
      {changing > 0 ? <ConfirmPlacesForm action={action} base={base} view={view} /> : null}
      <p>
        <a href={againPlacesHref(base, activity.code, view)}>Modifier la demande</a>
      </p>
      <p>
        <a href={placesHref(base, activity.code, { schoolId, month: first.slice(0, 7) })}>
          Revenir aux places sans rien enregistrer
        </a>
      </p>
    </>
  );
}
