interface CertifiedIdentityListProps {
  readonly birthName: string;
  readonly usageName: string;
  readonly firstNames: string;
  /** "1992-11-05", or less for a presumed birth. */
  readonly birthdate: string;
}

/** What FranceConnect certified: shown as text, because nobody may type over it. */
export function CertifiedIdentityList({ birthName, usageName, firstNames, birthdate }: CertifiedIdentityListProps) {
  const known = birthdate.split("-").filter((part) => Number(part) > 0);
  return (
    <dl className="preau-facts">
      <dt>Nom de naissance</dt>
      <dd>{birthName || "Non indiqué"}</dd>
      {usageName ? (
        <>
          <dt>Nom d’usage</dt>
          <dd>{usageName}</dd>
        </>
      ) : null}
      <dt>Prénoms</dt>
      <dd>{firstNames || "Non indiqué"}</dd>
      <dt>Date de naissance</dt>
      <dd>{known.toReversed().join("/") || "Non indiquée"}</dd>
    </dl>
  );
}
