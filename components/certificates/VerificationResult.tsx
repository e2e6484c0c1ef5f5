import type { Verification } from "@/server/certificates/domain/certificate";
import { Alert } from "../dsfr/Alert";

/** What becomes of a code that was checked. The reader still has to compare: a true code can be copied on a false paper. */
export function VerificationResult({ verification }: { verification: Verification }) {
  switch (verification.tag) {
    case "authentic":
      return (
        <>
          <Alert kind="success" title="Ce code est celui d’un document authentique">
            <p>
              Ce document a été émis par {verification.issuer} et n’a pas été modifié depuis. Comparez-le avec ce qui
              suit&nbsp;: si le papier dit autre chose, il n’est pas celui que nous avons émis.
            </p>
          </Alert>
          <dl className="preau-facts preau-facts--columns">
            {verification.proof.map(({ label, value }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </>
      );
    case "unknown":
      return (
        <Alert kind="error" title="Aucun de nos documents ne porte ce code">
          <p>
            Relisez le code sur le document, et vérifiez que vous êtes sur le site de la ville qui l’a émis. Si tout est
            exact, ce document ne vient pas de nous&nbsp;: ne l’acceptez pas sans nous avoir interrogés.
          </p>
        </Alert>
      );
    case "wait":
      return (
        <Alert kind="warning" title="Trop de codes vérifiés en peu de temps">
          <p>
            Par sécurité, attendez {verification.minutes}&nbsp;minute{verification.minutes > 1 ? "s" : ""}, puis
            rechargez cette page.
          </p>
        </Alert>
      );
  }
}
