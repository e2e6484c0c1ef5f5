import { Disclosure } from "../dsfr/Disclosure";
import { placesOf, type UploadOffer } from "./upload-places";

/** What may be sent: one link for each kind of document, and for each child that it is asked of. */
export function TypeList({ offer, base }: { offer: UploadOffer; base: string }) {
  const places = placesOf(offer);
  const links = (required: boolean) => (
    <ul className="preau-list">
      {places
        .filter((place) => place.required === required)
        .map(({ key, label, hint, query }) => (
          <li key={key}>
            <a href={`${base}/famille/documents/deposer?${query}`}>{label}</a>
            {hint ? <p className="fr-hint-text">{hint}</p> : null}
          </li>
        ))}
    </ul>
  );
  return (
    <>
      <h2>Documents demandés à toutes les familles</h2>
      {links(true)}
      <Disclosure open summary="Autres documents, selon votre situation">
        {links(false)}
      </Disclosure>
    </>
  );
}
