/** For a parent of several dossiers: which one this is, and the way to another. */
export function DossierLine({ base, name, number }: { base: string; name: string; number: string }) {
  return (
    <p className="preau-dossier-line">
      Dossier n°&nbsp;{number} ({name}). <a href={`${base}/famille/dossier/choisir`}>Changer de dossier</a>
    </p>
  );
}
