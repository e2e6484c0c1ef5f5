import { AttendanceMonthPage } from "@/components/attendance/AttendanceMonthPage";
import { read } from "@/server/api/caller";
import { nowhere } from "@/server/api/nowhere";
import { attendanceMonthSchema } from "@/server/booking/attendance-schemas";
import { firstDayOf } from "@/server/booking/domain";
import { formatOfMonth } from "@/server/platform/dates";
import { AgentPage } from "../AgentPage";
import { agentSpace } from "../agent-space";
import { oneOf, type Query } from "../query";
import { verifyMonth } from "./actions";

export default async function Page({ searchParams }: { searchParams: Query }) {
  const { base } = await agentSpace();
  const asked = attendanceMonthSchema.safeParse({
    month: await oneOf(searchParams, "mois"),
    activityId: await oneOf(searchParams, "activite"),
  });
  if (!asked.success) return nowhere();
  const view = await read((api) => api.attendance.month(asked.data), "/agents/presences");
  return (
    <AgentPage section="presences" title={`Présences ${formatOfMonth(firstDayOf(view.month))}`}>
      <AttendanceMonthPage base={base} verifyMonth={verifyMonth} view={view} />
    </AgentPage>
  );
}
