import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { err, ok, type Result } from "@/server/platform/result";
import { lockOtherHouseholds, placeChild, setCustody } from "../data/desk-children";
import type { DeskError } from "../desk-errors";
import { custodyChangedMail } from "../domain/desk-mails.fr";
import { type CustodyChoice, otherCustody } from "../domain/household-custody";
import { readCustody } from "../queries/desk-child";
import type { Desk } from "./desk";
import { mailHousehold } from "./mail-household";

interface Placing {
  readonly familyId: string;
  readonly childId: string;
  readonly firstName: string;
  readonly custody: CustodyChoice;
}

/**
 * A child lives in this dossier, with these weeks; its other household, if there is one, has the others, and is told
 * when that changes its weeks: `elsewhere` is at how many addresses, null where nothing changed for it (D2, D3). Errors: ChildLivesElsewhere, ChildInTwoHouseholds.
 */
export async function placeInHousehold(
  tx: Tx,
  desk: Desk,
  placing: Placing,
): Promise<Result<{ elsewhere: number | null }, DeskError>> {
  const { familyId, childId, custody } = placing;
  const others = await lockOtherHouseholds(tx, childId, familyId);
  const [other] = others;
  const theirs = otherCustody(custody, others.length);
  if (theirs.kind === "refused" && other) {
    const { number, name } = other;
    return err(
      theirs.why === "twoAlready" ? { tag: "ChildInTwoHouseholds" } : { tag: "ChildLivesElsewhere", number, name },
    );
  }
  await placeChild(tx, desk.city.id, { familyId, childId, custody });
  const given =
    theirs.kind === "weeks" && other
      ? await giveOtherWeeks(tx, desk, placing, { ...other, weeks: theirs.weeks })
      : null;
  return ok({ elsewhere: given });
}

async function giveOtherWeeks(
  tx: Tx,
  { city, clock }: Desk,
  { childId, firstName }: Placing,
  { familyId, weeks }: { readonly familyId: string; readonly weeks: "even" | "odd" },
): Promise<number | null> {
  const before = await readCustody(tx, familyId, childId);
  if (before === weeks) return null;
  await setCustody(tx, { familyId, childId, custody: weeks });
  return mailHousehold(tx, { city, clock, familyId, kind: "custody-changed", mail: custodyChangedMail(firstName) });
}
