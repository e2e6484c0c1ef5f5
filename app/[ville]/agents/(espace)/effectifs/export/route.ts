import { read } from "@/server/api/caller";
import { attendeesCsv, headcountCsv } from "@/server/backoffice/domain/headcount-csv";
import { DIET_NAMES, DIETS } from "@/server/families/domain/diet";
import { headcountAsked } from "../headcount-query";

/** The day's numbers, or the list of names (`liste=noms`), for a spreadsheet. */
export async function GET(request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const asked = await headcountAsked(Promise.resolve(Object.fromEntries(query)));
  const view = await read((api) => api.backoffice.headcount.day(asked), "/agents/effectifs");
  const names = query.get("liste") === "noms";
  const csv = names ? await listOf(view.day, view.activity.id) : countsOf(view);
  return new Response(csv, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${names ? "liste" : "effectifs"}-${view.day}.csv"`,
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    },
  });
}

async function listOf(day: string, activityId: string): Promise<string> {
  const { children, activity } = await read(
    (api) => api.backoffice.headcount.attendees({ day, activityId }),
    "/agents/effectifs",
  );
  return attendeesCsv(
    children.map(({ diet, ...child }) => ({ ...child, meal: activity.meals ? DIET_NAMES[diet] : "" })),
  );
}

interface Counted {
  readonly activity: { readonly meals: boolean };
  readonly schools: readonly { readonly id: string; readonly name: string }[];
  readonly rows: readonly {
    readonly schoolId: string;
    readonly byDiet: Readonly<Record<(typeof DIETS)[number], number>>;
    readonly total: number;
  }[];
}

function countsOf({ activity, schools, rows }: Counted): string {
  const diets = activity.meals ? DIETS : [];
  const counted = rows.map(({ schoolId, byDiet, total }) => ({
    name: schools.find(({ id }) => id === schoolId)?.name ?? "",
    meals: diets.map((diet) => byDiet[diet]),
    total,
  }));
  return headcountCsv(
    diets.map((diet) => DIET_NAMES[diet]),
    counted,
  );
}
