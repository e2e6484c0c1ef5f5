import { read } from "@/server/api/caller";
import { tillCsv } from "@/server/backoffice/domain/till-csv";
import { tillFilters } from "@/server/payments/counter-schemas";

/** The journal of a till for a spreadsheet; the last month when the address names no days. */
export async function GET(request: Request): Promise<Response> {
  const asked = tillFilters.safeParse(Object.fromEntries(new URL(request.url).searchParams)).data;
  const { lines, from, to } = await read(
    (api) => api.payments.counter.journal({ regieId: asked?.regie, from: asked?.du, to: asked?.au }),
    "/agents/regie/journal",
  );
  return new Response(tillCsv(lines), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="journal-regie-${from}-${to}.csv"`,
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    },
  });
}
