import "server-only";
import { Prisma } from "@/server/db/generated/prisma/client";
import type { LocalDate } from "@/server/platform/dates";

/**
 * What closings took from households: rows (family_id, child_id, slot_id, activity_id, day, closing_id, what), where `what`
 * is 'booking', 'freed' (cancelled too late before, and no longer due: who cancelled is not who closed), 'offer' or
 * 'waiting'. A child whose booking was cancelled by the closing is not said again to have been freed. `which` chooses among
 * bookings and places in a queue, both `l`. An offer that had ended its time without anybody noticing counts as one: its
 * place was still kept.
 */
export function losses(which: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT l.family_id, l.child_id, l.slot_id, l.activity_id, l.day, l.closing_id, 'booking' AS what
    FROM booking l JOIN closing c ON c.city_id = l.city_id AND c.id = l.closing_id
    WHERE ${which} AND (l.cancelled_at, l.cancelled_by) IS NOT DISTINCT FROM (c.closed_at, c.closed_by)
    UNION ALL
    SELECT DISTINCT l.family_id, l.child_id, l.slot_id, l.activity_id, l.day, l.closing_id, 'freed'
    FROM booking l JOIN closing c ON c.city_id = l.city_id AND c.id = l.closing_id
    WHERE ${which} AND (l.cancelled_at, l.cancelled_by) IS DISTINCT FROM (c.closed_at, c.closed_by)
      AND NOT EXISTS (SELECT FROM booking o WHERE o.closing_id = l.closing_id AND o.slot_id = l.slot_id
                      AND o.child_id = l.child_id AND o.family_id = l.family_id
                      AND (o.cancelled_at, o.cancelled_by) IS NOT DISTINCT FROM (c.closed_at, c.closed_by))
    UNION ALL
    SELECT l.family_id, l.child_id, l.slot_id, l.activity_id, l.day, l.closing_id,
      CASE WHEN l.offered_at IS NULL THEN 'waiting' ELSE 'offer' END
    FROM waitlist_entry l WHERE ${which}`;
}

/** What one closing took. */
export function lossesOf(closingId: string): Prisma.Sql {
  return losses(Prisma.sql`l.closing_id = ${closingId}::uuid`);
}

/** Whether a closing or a closure, `one`, is about a slot. Both are names of the statement, never what a user wrote. */
function covers(one: "r" | "o" | "g" | "k"): Prisma.Sql {
  const name = Prisma.raw(one);
  return Prisma.sql`(${name}.school_id IS NULL OR ${name}.school_id = t.school_id)
    AND (${name}.activity_id IS NULL OR ${name}.activity_id = t.activity_id)`;
}

/**
 * What households had lost on the days that the end of a closing opens, from `from` on; the same columns, and the label of
 * the closing that took it. A day that something else keeps closed is left out. One that another closing had taken first is
 * in: the household has not been told yet that it opens, unless the day was open in between. Places of a child who has
 * left the household, and what had been cancelled before, are left out: nobody there wants them back.
 */
export function reopenedLosses(closingId: string, from: LocalDate): Prisma.Sql {
  return Prisma.sql`
    SELECT x.family_id, x.child_id, x.slot_id, x.activity_id, x.day, x.closing_id, x.what, c.label
    FROM (${losses(Prisma.sql`l.closing_id IS NOT NULL AND l.day >= ${from}::date`)}) x
    JOIN closing r ON r.id = ${closingId}::uuid
    JOIN closing c ON c.city_id = r.city_id AND c.id = x.closing_id
    JOIN slot t ON t.city_id = r.city_id AND t.id = x.slot_id
    WHERE x.day BETWEEN r.first_day AND r.last_day AND ${covers("r")} AND x.what <> 'freed'
      AND EXISTS (SELECT FROM family_child fc WHERE fc.family_id = x.family_id AND fc.child_id = x.child_id AND fc.left_at IS NULL)
      AND NOT EXISTS (SELECT FROM closure o WHERE o.day = x.day AND ${covers("o")} AND o.closing_id IS DISTINCT FROM r.id)
      AND NOT EXISTS (
        SELECT FROM closing g
        WHERE g.id <> r.id AND g.reopened_from <= x.day AND x.day <= g.last_day AND ${covers("g")}
          AND g.reopened_at >= c.closed_at AND g.reopened_at < coalesce(r.reopened_at, 'infinity')
          AND NOT EXISTS (
            SELECT FROM closing k
            WHERE k.id <> g.id AND x.day BETWEEN k.first_day AND k.last_day AND ${covers("k")} AND k.closed_at <= g.reopened_at
              AND NOT coalesce(k.reopened_from <= x.day AND k.reopened_at <= g.reopened_at, false)))`;
}
