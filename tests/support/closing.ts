import { fixedClock } from "@/server/platform/clock";
import { newId } from "@/server/platform/ids";
import { mailClosing, mailReopening } from "@/server/worker/booking-mails";
import { apiOf, book, NOON } from "./booking";
import { type Canteen, type EatingFamily, makeEaters } from "./canteen";
import { owner } from "./owner";

export interface WishedDays {
  readonly label?: string;
  /** As agents type days: "03/12/2026". */
  readonly from: string;
  readonly to?: string;
  readonly schoolId?: string;
  readonly activityId?: string;
}

/** What the form of a closing sends. */
export const closingWish = ({ label = "Grève", to = "", schoolId = "", activityId = "", from }: WishedDays) => ({
  label,
  from,
  to,
  schoolId,
  activityId,
});

/** Closes days as an agent who has read the recap; gives the closing's id. @throws Error when a colleague came first. */
export async function closeAs(
  canteen: Canteen,
  agent: { readonly sessionId: string },
  wish: WishedDays,
  now = NOON,
): Promise<string> {
  const desk = apiOf(canteen, agent, now).booking.closing;
  const { recap } = await desk.recap(closingWish(wish));
  const done = await desk.close({ id: newId(), seen: recap?.seen ?? "", ...closingWish(wish) });
  if (done.outcome !== "closed") throw new Error("a colleague has closed days since the recap");
  return done.closingId;
}

/** Runs the jobs that tell the households of a closing, and gives the mails that they wrote, as lines. */
export async function mailsOf(
  canteen: Canteen,
  kind: "closing" | "reopening",
  closingId: string,
  now = NOON,
): Promise<{ familyId: string; to: string; subject: string; lines: string[] }[]> {
  const { rows: jobs } = await owner().query<{ family: string }>(
    `SELECT payload ->> 'familyId' AS family FROM graphile_worker._private_jobs j
     JOIN graphile_worker._private_tasks t ON t.id = j.task_id WHERE t.identifier = $1 AND payload ->> 'closingId' = $2`,
    [`mail-${kind}`, closingId],
  );
  const write = kind === "closing" ? mailClosing : mailReopening;
  const run = { cityId: canteen.city.id, clock: fixedClock(now), lastTry: false };
  for (const { family: familyId } of jobs) await write({ closingId, familyId }, run);
  const { rows } = await owner().query<{ familyId: string; to: string; subject: string; text: string }>(
    `SELECT family_id AS "familyId", to_address AS "to", subject, text FROM mail WHERE dedupe_key LIKE $1 ORDER BY to_address`,
    [`${kind}:${closingId}:%`],
  );
  return rows.map(({ text, ...mail }) => ({ ...mail, lines: text.split("\n").filter((line) => line !== "") }));
}

/** A family of a school whose child has booked these days. */
export async function eatersAt(
  canteen: Canteen,
  schoolId: string,
  days: readonly string[],
): Promise<EatingFamily & { readonly child: string }> {
  const family = await makeEaters(canteen, [schoolId]);
  const [child = ""] = family.children;
  await book(canteen, family, { wanted: days.map((day) => `${child}.${day}`) });
  return { ...family, child };
}

/** What the bookings or the queues of a family have become, by day. */
export async function statesOf(table: "booking" | "waitlist_entry", { familyId }: EatingFamily) {
  const { rows } = await owner().query<{ day: string; status: string }>(
    `SELECT day::text, status FROM ${table} WHERE family_id = $1 ORDER BY day`,
    [familyId],
  );
  return Object.fromEntries(rows.map(({ day, status }) => [day, status]));
}
