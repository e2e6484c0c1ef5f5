import type { Metadata } from "next";
import { VerificationResult } from "@/components/certificates/VerificationResult";
import { VerifyForm } from "@/components/certificates/VerifyForm";
import { Alert } from "@/components/dsfr/Alert";
import { formWith } from "@/components/forms/form-state";
import { basePath, read } from "@/server/api/caller";
import { verifySchema } from "@/server/certificates/schemas";
import { PublicPage } from "../../PublicPage";
import { readCode } from "../actions";

export const metadata: Metadata = { robots: { index: false, follow: false } };

/** Where the QR code of a document leads. A code with a mistake is told as such, and nobody is asked about it. */
export default async function Page({ params }: { params: Promise<{ code: string }> }) {
  const base = await basePath();
  const typed = decoded((await params).code);
  const code = verifySchema.safeParse({ code: typed });
  return (
    <PublicPage
      above={[{ href: `${base}/verifier`, label: "Vérifier un document" }]}
      title="Résultat de la vérification"
    >
      {code.success ? (
        <VerificationResult verification={await read((api) => api.certificates.verify({ code: code.data.code }))} />
      ) : (
        <Alert kind="error" title="Ce code ne peut pas être lu">
          {code.error.issues.map(({ message }) => (
            <p key={message}>{message}</p>
          ))}
        </Alert>
      )}
      <h2>{code.success ? "Vérifier un autre document" : "Corriger le code"}</h2>
      <VerifyForm
        action={readCode}
        key={typed}
        initial={code.success ? undefined : formWith({ code: typed.slice(0, 200) })}
      />
    </PublicPage>
  );
}

/** An address may hold anything: what cannot be decoded is shown as it came. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
