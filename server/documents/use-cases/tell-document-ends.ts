import "server-only";
import { type Tx, withCity, withCityOrRollback } from "@/server/db/tenant-tx";
import { householdAddresses, mailHousehold } from "@/server/families";
import type { Clock } from "@/server/platform/clock";
import { addDays, dayOf } from "@/server/platform/dates";
import type { City } from "@/server/tenancy";
import { listAttended } from "../data/attended-activities";
import { type EndWindow, endsOfFamily, familiesWithEnds, insertReminders } from "../data/reminders";
import { endsToTell, TOLD_FOR_DAYS } from "../domain/document-end";
import { documentEndMail } from "../domain/end-mails.fr";
import { readNeeds } from "../queries/needs";

interface EndsSweep {
  readonly city: City;
  readonly clock: Clock;
}

const PAGE = 500;
const NOBODY = "00000000-0000-0000-0000-000000000000";

/**
 * Tells each household of a town, by one mail, which of its own documents run out soon or have run out (D11). Once for each
 * document and end, whoever looks and however often: what is told and its mail are one transaction for a household. One
 * without an address is looked at again the next day. Gives how many were told. @throws AggregateError with every failure,
 * once all the others are told.
 */
export async function tellDocumentEnds(sweep: EndsSweep): Promise<number> {
  const { city, clock } = sweep;
  const scope = { cityId: city.id, actor: "worker" };
  const today = dayOf(clock.now(), city.timezone);
  const window = { from: addDays(today, -TOLD_FOR_DAYS), today, to: addDays(today, city.settings.documentAlertDays) };
  const failures: unknown[] = [];
  let told = 0;
  let page: string[] = [];
  do {
    const after = page.at(-1) ?? NOBODY;
    page = await withCity(scope, (tx) => familiesWithEnds(tx, window, after, PAGE));
    for (const familyId of page) {
      try {
        const isTold = await withCityOrRollback(
          scope,
          (tx) => tellHousehold(tx, { ...sweep, familyId, window }),
          (done) => !done,
        );
        if (isTold) told += 1;
      } catch (error) {
        failures.push(error);
      }
    }
  } while (page.length === PAGE);
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} households could not be told`);
  return told;
}

interface Telling extends EndsSweep {
  readonly familyId: string;
  readonly window: EndWindow;
}

/** False when there is nothing to tell, or nobody to tell it to. */
async function tellHousehold(tx: Tx, { city, clock, familyId, window }: Telling): Promise<boolean> {
  const { today } = window;
  const now = clock.now();
  const needs = await readNeeds(tx, { city, familyId, mayReadHealth: true, now });
  const ends = endsToTell(await endsOfFamily(tx, familyId, window), needs, {
    today,
    attended: await listAttended(tx, familyId, today),
  });
  if (ends.length === 0 || (await householdAddresses(tx, familyId)).length === 0) return false;
  const news = await insertReminders(tx, { familyId, ends, now });
  if (news.length === 0) return false;
  await mailHousehold(tx, { city, clock, familyId, kind: "document-end", mail: documentEndMail(news), inBulk: true });
  return true;
}
