import type { ReactNode } from "react";
import { Alert } from "@/components/dsfr/Alert";
import { sentBeforeText } from "@/components/enrolment/sent-before";
import { basePath } from "@/server/api/caller";
import type { SentBefore } from "@/server/booking/domain/enrolments-view";
import { FamilyPage } from "../FamilyPage";
import { cityZone } from "../today";

interface EnrolmentFrameProps {
  readonly title: string;
  /** Why there is nothing to ask or to send any more. */
  readonly refusal: string | null;
  /** Of a recap: this very request was sent before. One comes back to it by the browser's button. */
  readonly sent?: SentBefore | null;
  readonly children: ReactNode;
}

/** A page below the list of enrolments, with the way back; when its address is old, why. */
export async function EnrolmentFrame({ title, refusal, sent, children }: EnrolmentFrameProps) {
  const list = `${await basePath()}/famille/inscriptions`;
  return (
    <FamilyPage above={[{ href: list, label: "Mes inscriptions" }]} section="inscriptions" title={title}>
      {refusal === null ? (
        children
      ) : sent ? (
        <Alert kind="success" live title={sent.tag === "asked" ? "Votre demande est envoyée" : "C’est déjà fait"}>
          <p>{sentBeforeText(sent, await cityZone())}</p>
        </Alert>
      ) : (
        <Alert kind="warning" live title="Il n’y a rien à demander">
          <p>{refusal}</p>
        </Alert>
      )}
      <p>
        <a href={list}>
          {sent ? "Suivre ma demande dans mes inscriptions" : "Revenir à mes inscriptions"}
          {refusal === null ? " sans rien envoyer" : ""}
        </a>
      </p>
    </FamilyPage>
  );
}
