const NAMES = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"] as const;

/** @throws RangeError when `weekday` is not 1 (Monday) to 7 (Sunday). */
export function weekdayName(weekday: number): string {
  const name = NAMES[weekday - 1];
  if (!name) throw new RangeError(`Not a weekday: ${weekday}`);
  return name;
}
