import { addDays, type LocalDate } from "@/server/platform/dates";
import type { Random } from "../random";
import type { Rows } from "../rows";
import type { Town, TownActivity } from "../town/town";
import { firstSchoolDay, type Meal } from "./meals";
import type { Eater } from "./tight-days";

interface AttendanceWriting {
  readonly rows: Rows;
  readonly town: Town;
  readonly activity: TownActivity;
  readonly random: Random;
  readonly today: LocalDate;
  /** Days of the activity that are over. */
  readonly days: readonly LocalDate[];
  readonly clerkId: string;
}

/** The last two days are still to be looked at. */
const LOOKED_AT_AFTER = 2;

/** What the schools noted of the past: who did not come, who came without a booking, which days were looked at. */
export function addAttendance(writing: AttendanceWriting, meals: readonly Meal[], eaters: readonly Eater[]): void {
  const { random, days, today } = writing;
  const past = new Set(days);
  for (const { child, family, day, cancelled } of meals) {
    if (cancelled || !past.has(day) || !random.chance(0.04)) continue;
    const kind = random.chance(0.6) ? "absent_excused" : "absent_unexcused";
    addException(writing, { child, familyId: family.id, day, kind });
  }
  const booked = new Set(meals.map(({ child, day }) => `${child.id} ${day}`));
  for (const { child, family, weeks } of eaters) {
    const day = random.chance(0.03) && days.length > 0 ? random.pick(days) : undefined;
    if (day && day >= firstSchoolDay(child) && weeks === null && !booked.has(`${child.id} ${day}`))
      addException(writing, { child, familyId: family.id, day, kind: "unbooked" });
  }
  addSheets(writing, meals, addDays(today, -LOOKED_AT_AFTER));
}

interface Exception {
  readonly child: Meal["child"];
  readonly familyId: string;
  readonly day: LocalDate;
  readonly kind: "absent_excused" | "absent_unexcused" | "unbooked";
}

function addException({ rows, town, activity, random, clerkId }: AttendanceWriting, exception: Exception): void {
  const { child, familyId, day, kind } = exception;
  rows.add("attendance_exception", {
    city_id: town.id,
    id: random.id(),
    activity_id: activity.id,
    school_id: child.school.id,
    day,
    child_id: child.id,
    family_id: familyId,
    kind,
    reason: kind === "absent_excused" ? random.pick(["maladie", "rendez-vous médical", "sortie scolaire"]) : "",
    recorded_by: clerkId,
    recorded_at: `${day}T12:30:00Z`,
  });
}

function addSheets(
  { rows, town, activity, random, days, clerkId }: AttendanceWriting,
  meals: readonly Meal[],
  until: LocalDate,
) {
  const past = new Set(days.filter((day) => day < until));
  const sheets = new Set(meals.flatMap(({ child, day }) => (past.has(day) ? [`${child.school.id} ${day}`] : [])));
  for (const sheet of [...sheets].sort()) {
    const [schoolId = "", day = ""] = sheet.split(" ");
    rows.add("attendance_sheet", {
      city_id: town.id,
      id: random.id(),
      activity_id: activity.id,
      school_id: schoolId,
      day,
      verified_at: `${day}T14:00:00Z`,
      verified_by: clerkId,
    });
  }
}
