import type { Metadata } from "next";
import { VerifyForm } from "@/components/certificates/VerifyForm";
import { PublicPage } from "../PublicPage";
import { readCode } from "./actions";

export const metadata: Metadata = { robots: { index: false, follow: false } };

export default function Page() {
  return (
    <PublicPage title="Vérifier un document">
      <p className="fr-text--lead">
        Vous avez reçu une attestation de la mairie&nbsp;? Son code permet de savoir si elle vient bien de nous.
      </p>
      <VerifyForm action={readCode} />
    </PublicPage>
  );
}
