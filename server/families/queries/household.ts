import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { type LocalDate, localDate } from "@/server/platform/dates";
import { cents } from "@/server/platform/money";
import { HOMES } from "../data/homes";
import type { HouseholdView, QuotientView } from "../domain/dossier";
import { type Homes, homeOn, timeline } from "../domain/homes";

interface FamilyRow {
  address_line: string;
  address_extra: string;
  postcode: string;
  town: string;
  homes: Homes;
  allocataire_number: string | null;
}

interface QuotientRow {
  id: string;
  amount_cents: bigint;
  source: QuotientView["source"];
  reference_month: string;
  valid_from: string;
  valid_to: string | null;
}

/** The newest quotient that holds on `day`. */
function quotientOn(quotients: readonly QuotientView[], day: LocalDate): QuotientView | null {
  const holds = ({ validFrom, validTo }: QuotientView) => validFrom <= day && (validTo === null || validTo >= day);
  return quotients.find(holds) ?? null;
}

/** The address and the quotients of a dossier, for those who hold the household. */
export async function readHousehold(tx: Tx, familyId: string, today: LocalDate): Promise<HouseholdView | null> {
  const [family] = await tx.$queryRaw<FamilyRow[]>`
    SELECT f.address_line, f.address_extra, f.postcode, f.town, ${HOMES} AS homes, f.allocataire_number FROM family f
    WHERE f.id = ${familyId}::uuid`;
  if (!family) return null;
  const rows = await tx.$queryRaw<QuotientRow[]>`
    SELECT id, amount_cents, source, reference_month::text, valid_from::text, valid_to::text FROM quotient_familial
    WHERE family_id = ${familyId}::uuid ORDER BY valid_from DESC, recorded_at DESC, id DESC`;
  const quotients = rows.map((row) => ({
    id: row.id,
    amount: cents(Number(row.amount_cents)),
    source: row.source,
    referenceMonth: localDate(row.reference_month),
    validFrom: localDate(row.valid_from),
    validTo: row.valid_to === null ? null : localDate(row.valid_to),
  }));
  const { address_line: line, address_extra: extra, postcode, town } = family;
  return {
    address: { line, extra, postcode, town },
    residence: homeOn(family.homes, today),
    moves: timeline(family.homes),
    allocataireNumber: family.allocataire_number,
    quotient: quotientOn(quotients, today),
    quotients,
  };
}
