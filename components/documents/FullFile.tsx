import type { UploadRoom } from "@/server/documents/domain/upload-room";
import { fullText } from "@/server/documents/domain/upload-room.fr";
import { Alert } from "../dsfr/Alert";

/** In the place of the form, for a family that keeps all it may: what counts, and the way out (D11). */
export function FullFile({ room, base }: { room: UploadRoom; base: string }) {
  return (
    <Alert kind="warning" title="Vous ne pouvez pas envoyer d’autre fichier pour l’instant">
      <p>{fullText(room)}</p>
      <p>
        <a href={`${base}/famille/documents`}>Voir mes documents</a>
      </p>
    </Alert>
  );
}
