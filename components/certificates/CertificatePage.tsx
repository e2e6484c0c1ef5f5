import type { Paper as PaperContent } from "@/server/platform/paper/paper";
import { Paper } from "../papers/Paper";

interface CertificatePageProps {
  readonly base: string;
  readonly id: string;
  readonly paper: PaperContent;
}

/** A certificate to read, and its PDF to give. */
export function CertificatePage({ base, id, paper }: CertificatePageProps) {
  const here = `${base}/famille/attestations`;
  return (
    <>
      <p className="preau-actions">
        <a className="fr-btn" download href={`${here}/${id}/fichier`}>
          Télécharger le PDF
        </a>
        <a href={here}>Toutes mes attestations</a>
      </p>
      <Paper paper={paper} />
    </>
  );
}
