import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import type { LocalDate } from "@/server/platform/dates";
import { householdsOfChildren, payersOfChildren } from "../data/households";
import { ownChildren } from "../data/own-children";
import { comingPart, type OwnPart, ownPart } from "../domain/agreement";
import { ownPartText } from "../domain/agreement.fr";
import { livingRulesOf } from "./agreement-view";

interface Reading {
  readonly familyId: string;
  readonly today: LocalDate;
  readonly zone: string;
  /** Whether the reader may know in which weeks a child lives here (docs/adr/0011). */
  readonly mayKnowCustody: boolean;
}

/** What this household pays for a child, and will pay once something else is agreed: a sentence each. */
export interface OwnPartText {
  readonly childId: string;
  readonly text: string;
}

/**
 * The part of each child that a household pays today, where a rule gives it one, and the next that is agreed; nothing of other
 * households (X2).
 */
export async function readOwnParts(tx: Tx, reading: Reading): Promise<OwnPartText[]> {
  const { familyId, today, zone, mayKnowCustody } = reading;
  const children = await ownChildren(tx, familyId);
  const childIds = children.map(({ childId }) => childId);
  const agreed = await payersOfChildren(tx, childIds);
  const links = await householdsOfChildren(tx, childIds, zone);
  return children.flatMap(({ childId, firstName, lives }): OwnPartText[] => {
    const rules = {
      agreed: agreed.filter((row) => row.childId === childId),
      ...livingRulesOf(links.filter((link) => link.childId === childId)),
    };
    const told = [ownPart(rules, familyId, today), comingPart(rules, familyId, today)].flatMap((part) =>
      part && isTold(part, lives, mayKnowCustody) ? [ownPartText(firstName, part, today)] : [],
    );
    return told.length > 0 ? [{ childId, text: told.join(" ") }] : [];
  });
}

/** To whom a child has left, that they pay nothing is no news. */
function isTold(part: OwnPart, lives: boolean, mayKnowCustody: boolean): boolean {
  return part.kind === "weeks" ? mayKnowCustody : part.share > 0 || lives;
}
