import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import type { Clock } from "@/server/platform/clock";
import type { City } from "@/server/tenancy";
import { contactsChangedByParentMail } from "../domain/desk-mails.fr";
import { mailAddressOf } from "../queries/mail-address";
import { mailHousehold } from "./mail-household";

export interface OtherHolders {
  readonly city: City;
  readonly clock: Clock;
  readonly familyId: string;
  /** Who asked: not told what they did themselves. */
  readonly accountId: string;
  /** Of the child. */
  readonly firstName: string;
}

/** Tells the other adults who hold the household that its contacts for a child have changed. */
export async function mailOtherHolders(tx: Tx, of: OtherHolders): Promise<void> {
  const { city, clock, familyId, accountId, firstName } = of;
  await mailHousehold(tx, {
    city,
    clock,
    familyId,
    kind: "contacts-changed",
    mail: contactsChangedByParentMail(firstName),
    except: await mailAddressOf(tx, accountId),
  });
}
