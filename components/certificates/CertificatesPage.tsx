import type { CertificateKind } from "@/server/certificates/domain/kinds";
import { CERTIFICATE_NAMES, CERTIFICATE_USES } from "@/server/certificates/domain/kinds.fr";
import { formatDayWithYear, type LocalDate } from "@/server/platform/dates";
import { CERTIFICATE_PATHS } from "./certificate-pages";

interface CertificatesPageProps {
  readonly base: string;
  readonly kinds: readonly CertificateKind[];
  readonly certificates: readonly { readonly id: string; readonly subject: string; readonly day: LocalDate }[];
}

/** What an adult may have certified, and what they had certified before. */
export function CertificatesPage({ base, kinds, certificates }: CertificatesPageProps) {
  const here = `${base}/famille/attestations`;
  return (
    <>
      <section aria-labelledby="demander">
        <h2 id="demander">Demander une attestation</h2>
        <ul className="preau-grid">
          {kinds.map((kind) => (
            <li className="preau-card" key={kind}>
              <h3>
                <a href={`${here}/${CERTIFICATE_PATHS[kind]}`}>{CERTIFICATE_NAMES[kind]}</a>
              </h3>
              <p>{CERTIFICATE_USES[kind]}</p>
            </li>
          ))}
        </ul>
        <p>
          Chaque attestation porte un code. Celui qui la reçoit peut{" "}
          <a href={`${base}/verifier`}>vérifier qu’elle vient bien de la mairie</a>.
        </p>
      </section>
      <section aria-labelledby="deja">
        <h2 id="deja">Celles que vous avez demandées</h2>
        {certificates.length === 0 ? (
          <p>Vous n’avez encore demandé aucune attestation.</p>
        ) : (
          <ul className="preau-list">
            {certificates.map(({ id, subject, day }) => (
              <li key={id}>
                <a href={`${here}/${id}`}>{subject}</a>
                <p className="fr-hint-text">En date du {formatDayWithYear(day)}</p>
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  );
}
