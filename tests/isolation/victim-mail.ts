import { newId } from "@/server/platform/ids";
import { insert } from "../support/owner";

/** A mail to the victim that the server of its address refused, and the trace of another one that was sent again. */
export async function makeFailedMail(cityId: string, familyId: string, canary: string): Promise<string> {
  const id = newId();
  const words = { to_address: `${canary}@exemple.fr`, subject: canary, text: canary, html: canary };
  const refused = { status: "failed", failure: "address", error: `550 ${canary}` };
  const about = { family_id: familyId, kind: "child-added", dedupe_key: `child-added:${id}` };
  await insert("mail", { city_id: cityId, id, ...words, ...refused, ...about });
  await insert("mail_resending", { city_id: cityId, id: newId(), kind: "child-added", at: "2026-11-20T08:00:00Z" });
  return id;
}
