import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { localDate } from "@/server/platform/dates";
import { EMPTY_FORM } from "../forms/form-state";
import { AttendanceMonthPage } from "./AttendanceMonthPage";

const counts = { booked: 2, absent: 0, unbooked: 0, verifiedBy: null };
const days = ["2026-12-03", "2026-12-04", "2026-12-07"].map((day) => ({ day: localDate(day), ...counts }));

function shown(today: string): string {
  const activity = { id: "a", name: "Cantine" };
  const schools = [{ id: "s", name: "École du Lac", days }];
  const view = { activity, activities: [activity], month: "2026-12", today: localDate(today), schools };
  return renderToStaticMarkup(<AttendanceMonthPage base="/corbas" verifyMonth={async () => EMPTY_FORM} view={view} />);
}

it("a month asks for the days that are over: of the present one, nobody knows yet who came", () => {
  expect(shown("2026-12-04")).toContain("Il reste une journée à vérifier.");
  expect(shown("2026-12-04")).toContain("Aujourd’hui");
  expect(shown("2026-12-05")).toContain("Il reste 2 journées à vérifier.");
  expect(shown("2026-12-03")).toContain("Toutes les journées passées de ce mois sont vérifiées.");
});
