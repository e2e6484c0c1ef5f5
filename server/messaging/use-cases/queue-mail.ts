import "server-only";
import * as z from "zod";
import type { Tx } from "@/server/db/tenant-tx";
import type { Clock } from "@/server/platform/clock";
import { newId } from "@/server/platform/ids";
import type { City } from "@/server/tenancy";
import { mailIdentityOf } from "../city-mail";
import { insertMail } from "../data/mails";
import { composeMail, type MailContent } from "../domain/compose-mail";

export interface MailRequest extends MailContent {
  /** The city of the transaction. */
  readonly city: City;
  readonly to: string;
  /** What it is about, for the history and statistics: "booking-confirmation". */
  readonly kind: string;
  /** One mail per city and key, whoever asks again: "booking-confirmation:<draft>". */
  readonly dedupeKey: string;
  readonly familyId?: string;
  /** It holds a one-time password or a link that opens an account: its text is erased once it has left. */
  readonly holdsSecret?: boolean;
  /** One of thousands of the same moment (a month's invoices): the others leave first. */
  readonly inBulk?: boolean;
  readonly clock: Clock;
}

const addressSchema = z.email().max(254);

/**
 * Writes a mail in the caller's transaction: it leaves if and only if the change is committed (B4, M2). False when
 * the same mail was already asked for. An address that cannot be one is kept as a failed mail, and stops nothing.
 */
export async function queueMail(tx: Tx, request: MailRequest): Promise<boolean> {
  const to = request.to.trim();
  return insertMail(
    tx,
    {
      id: newId(),
      cityId: request.city.id,
      to,
      subject: request.subject,
      ...composeMail(request, mailIdentityOf(request.city)),
      kind: request.kind,
      dedupeKey: request.dedupeKey,
      familyId: request.familyId ?? null,
      eraseOnceSent: request.holdsSecret ?? false,
      inBulk: request.inBulk ?? false,
      refusal: addressSchema.safeParse(to).success ? null : "L’adresse n’est pas une adresse électronique.",
    },
    request.clock.now(),
  );
}
