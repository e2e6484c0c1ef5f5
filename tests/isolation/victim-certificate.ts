import { apiOf } from "../support/booking";
import type { Canteen, EatingFamily } from "../support/canteen";
import { owner } from "../support/owner";

/** What the victim had certified, through the product itself: its id, and the code that is printed on it. */
export async function makeCertificate(canteen: Canteen, victim: EatingFamily, childId: string) {
  const { certificateId } = await apiOf(canteen, victim).certificates.certifyEnrolment({ childId });
  const { rows } = await owner().query<{ code: string }>("SELECT code FROM certificate WHERE id = $1", [certificateId]);
  return { certificateId, certificateCode: rows[0]?.code ?? "" };
}
