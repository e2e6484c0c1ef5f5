import type { ReactNode } from "react";
import { Alert } from "@/components/dsfr/Alert";
import { basePath } from "@/server/api/caller";
import { FamilyPage } from "../FamilyPage";

interface EnrolmentFrameProps {
  readonly title: string;
  /** Why there is nothing to ask or to send any more. */
  readonly refusal: string | null;
  readonly children: ReactNode;
}

/** A page below the list of enrolments, with the way back; when its address is old, why. */
export async function EnrolmentFrame({ title, refusal, children }: EnrolmentFrameProps) {
  const list = `${await basePath()}/famille/inscriptions`;
  return (
    <FamilyPage above={[{ href: list, label: "Mes inscriptions" }]} section="inscriptions" title={title}>
      {refusal === null ? (
        children
      ) : (
        <Alert kind="warning" live title="Il n’y a rien à demander">
          <p>{refusal}</p>
        </Alert>
      )}
      <p>
        <a href={list}>Revenir à mes inscriptions{refusal === null ? " sans rien envoyer" : ""}</a>
      </p>
    </FamilyPage>
  );
}
