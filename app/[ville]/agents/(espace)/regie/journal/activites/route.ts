import { read } from "@/server/api/caller";
import { activitiesCsv } from "@/server/backoffice/domain/till-csv";
import { tillFilters } from "@/server/payments/counter-schemas";

/** What came into a till by activity, for a spreadsheet; of the last month when the address names no days. */
export async function GET(request: Request): Promise<Response> {
  const asked = tillFilters.safeParse(Object.fromEntries(new URL(request.url).searchParams)).data;
  const days = { regieId: asked?.regie, from: asked?.du, to: asked?.au };
  const sums = await read((api) => api.payments.counter.journalActivities(days), "/agents/regie/journal");
  return new Response(activitiesCsv(sums), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="encaisse-par-activite-${sums.from}-${sums.to}.csv"`,
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    },
  });
}
