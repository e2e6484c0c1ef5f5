/** "2026-12-17" as an agent types it: "17/12/2026". */
export function typed(day: string): string {
  return day.split("-").toReversed().join("/");
}
