import type { QuotientOutcome } from "@/server/families/domain/quotient-reading";
import { QUOTIENT_NOTICES } from "@/server/families/domain/quotient-reading.fr";
import { Alert } from "../dsfr/Alert";

/** What came of a reading at the CAF or the MSA. Every failure leads to the other way: the attestation. */
export function QuotientNotice({ outcome, base }: { outcome: QuotientOutcome; base: string }) {
  if (outcome === "lu") {
    return (
      <Alert as="h3" kind="success" live title="Votre quotient familial est à jour">
        <p>La CAF ou la MSA nous l’a donné à l’instant. Il est ci-dessous, et vous n’avez rien d’autre à envoyer.</p>
      </Alert>
    );
  }
  if (outcome === "inchange") {
    return (
      <Alert as="h3" kind="info" live title="Votre quotient familial n’a pas changé">
        <p>La CAF ou la MSA nous a donné le même que celui de votre dossier.</p>
      </Alert>
    );
  }
  const { kind, title, text } = QUOTIENT_NOTICES[outcome];
  return (
    <Alert as="h3" kind={kind} live title={title}>
      <p>{text}</p>
      <p>
        Le quotient de votre dossier n’est pas modifié.{" "}
        <a href={`${base}/famille/documents/deposer`}>Envoyer mon attestation de quotient familial</a>
      </p>
    </Alert>
  );
}
