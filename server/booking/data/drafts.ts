import "server-only";
import * as z from "zod";
import type { Tx } from "@/server/db/tenant-tx";
import { type LocalDate, localDate } from "@/server/platform/dates";

/** What a parent asked for, kept between the booking page and the recap. */
export interface BookingDraft {
  readonly id: string;
  readonly familyId: string;
  readonly accountId: string;
  readonly activityId: string;
  readonly first: LocalDate;
  readonly last: LocalDate;
  readonly base: readonly string[];
  readonly wanted: readonly string[];
  readonly together: boolean;
  readonly confirmed: boolean;
  /** Once confirmed: what was done. Before: what a recap showed when its confirmation found that it had changed. */
  readonly result: unknown;
}

interface DraftRow {
  id: string;
  family_id: string;
  account_id: string;
  activity_id: string;
  first: string;
  last: string;
  base: unknown;
  wanted: unknown;
  together: boolean;
  confirmed: boolean;
  result: unknown;
}

const texts = z.array(z.string());

export async function insertDraft(tx: Tx, draft: Omit<BookingDraft, "confirmed" | "result">): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO booking_draft (city_id, id, family_id, account_id, activity_id, first_day, last_day, base, wanted, together)
    VALUES (app.city(), ${draft.id}::uuid, ${draft.familyId}::uuid, ${draft.accountId}::uuid, ${draft.activityId}::uuid,
      ${draft.first}::date, ${draft.last}::date, ${JSON.stringify(draft.base)}::jsonb, ${JSON.stringify(draft.wanted)}::jsonb, ${draft.together})`;
}

/** The draft, of whichever family of the city: the caller says whose it must be. */
export async function findDraft(tx: Tx, draftId: string): Promise<BookingDraft | undefined> {
  const [row] = await tx.$queryRaw<DraftRow[]>`
    SELECT id, family_id, account_id, activity_id, first_day::text AS first, last_day::text AS last, base, wanted, together,
      confirmed_at IS NOT NULL AS confirmed, result FROM booking_draft WHERE id = ${draftId}::uuid`;
  if (!row) return undefined;
  return {
    id: row.id,
    familyId: row.family_id,
    accountId: row.account_id,
    activityId: row.activity_id,
    first: localDate(row.first),
    last: localDate(row.last),
    base: texts.parse(row.base),
    wanted: texts.parse(row.wanted),
    together: row.together,
    confirmed: row.confirmed,
    result: row.result,
  };
}

export async function findFamilyDraft(tx: Tx, draftId: string, familyId: string): Promise<BookingDraft | undefined> {
  const draft = await findDraft(tx, draftId);
  return draft?.familyId === familyId ? draft : undefined;
}

/** Keeps what a recap had shown, for the next one to say what has changed since. False when it is confirmed already. */
export async function rememberSeen(tx: Tx, draftId: string, seen: readonly string[]): Promise<boolean> {
  const kept = await tx.$executeRaw`
    UPDATE booking_draft SET result = ${JSON.stringify({ seen })}::jsonb WHERE id = ${draftId}::uuid AND confirmed_at IS NULL`;
  return kept === 1;
}
