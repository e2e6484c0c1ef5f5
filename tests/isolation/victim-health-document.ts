import { newId } from "@/server/platform/ids";
import { file } from "../integration/documents/corpus";
import { apiOf } from "../support/booking";
import type { Canteen, EatingFamily } from "../support/canteen";
import { insert } from "../support/owner";

interface HealthFile {
  readonly childId: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** In the name of the file, which tells of an illness by itself. */
  readonly canary: string;
}

/** A document of the victim's child that tells of health (D8). */
export async function makeHealthDocument(
  canteen: Canteen,
  victim: EatingFamily,
  { childId, bytes, canary }: HealthFile,
): Promise<void> {
  const typeId = newId();
  const kind = { code: "piece-sante", label: "Pièce", audience: "child", health: true };
  await insert("document_type", { city_id: canteen.city.id, id: typeId, ...kind });
  await apiOf(canteen, victim).documents.upload({ typeId, childId, files: [file(bytes, `${canary}.pdf`)] });
}
