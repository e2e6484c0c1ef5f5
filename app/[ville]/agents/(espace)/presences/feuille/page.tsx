import { attendanceMonthHref } from "@/components/attendance/attendance-links";
import { SheetPage } from "@/components/attendance/SheetPage";
import { read } from "@/server/api/caller";
import { nowhere } from "@/server/api/nowhere";
import { attendanceSheetSchema } from "@/server/booking/attendance-schemas";
import { formatDayWithYear } from "@/server/platform/dates";
import { AgentPage } from "../../AgentPage";
import { agentSpace } from "../../agent-space";
import { oneOf, type Query } from "../../query";
import { saveSheet } from "../actions";

export default async function Page({ searchParams }: { searchParams: Query }) {
  const { base } = await agentSpace();
  const asked = attendanceSheetSchema.safeParse({
    day: await oneOf(searchParams, "jour"),
    schoolId: await oneOf(searchParams, "ecole"),
    activityId: await oneOf(searchParams, "activite"),
  });
  if (!asked.success) return nowhere();
  const view = await read((api) => api.attendance.sheet(asked.data), "/agents/presences");
  return (
    <AgentPage
      above={[{ href: attendanceMonthHref(base, view.day.slice(0, 7), view.activityId), label: "Présences" }]}
      section="presences"
      title={`Présences du ${formatDayWithYear(view.day)}`}
    >
      <SheetPage base={base} save={saveSheet} view={view} />
    </AgentPage>
  );
}
