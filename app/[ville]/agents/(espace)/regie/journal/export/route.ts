import { type Caller, read } from "@/server/api/caller";
import { tillCsvHead, tillCsvRows } from "@/server/backoffice/domain/till-csv";
import { tillFilters } from "@/server/payments/counter-schemas";
import type { TillPage } from "@/server/payments/domain/counter-view";

/** The whole journal of a till for a spreadsheet, a page at a time; the last month when the address names no days. */
export async function GET(request: Request): Promise<Response> {
  const asked = tillFilters.safeParse(Object.fromEntries(new URL(request.url).searchParams)).data;
  const { api, first } = await read(async (api) => {
    const days = { regieId: asked?.regie, from: asked?.du, to: asked?.au };
    return { api, first: await api.payments.counter.journalPage(days) };
  }, "/agents/regie/journal");
  return new Response(streamOf(fileOf(api, first)), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="journal-regie-${first.from}-${first.to}.csv"`,
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    },
  });
}

async function* fileOf(api: Caller, first: TillPage): AsyncGenerator<string> {
  yield tillCsvHead();
  yield tillCsvRows(first.lines);
  const { regieId, from, to } = first;
  for (let after = first.next; after; ) {
    const { lines, next } = await api.payments.counter.journalPage({ regieId, from, to, after });
    yield tillCsvRows(lines);
    after = next;
  }
}

/** Reads a page when the one before has left, so that a file holds one page in memory however long it is. */
function streamOf(texts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await texts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await texts.return(undefined);
    },
  });
}
