import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { demoCalendar } from "@/prisma/seed/calendar";
import { namedFamilies } from "@/prisma/seed/families/named-families";
import { Random } from "@/prisma/seed/random";
import { demoTowns } from "@/prisma/seed/town/town";
import { isSameHousehold } from "@/server/families/domain/same-household";
import { readAnswer } from "@/server/interop/api-particulier/answer";
import { localDate } from "@/server/platform/dates";
import { answerData, householdOf } from "./answer";

/** Whether the fund's answer to the first adult of a named family is taken for that family's own. */
function agrees(slug: string, birthName: string, today: string): boolean {
  const calendar = demoCalendar(localDate(today));
  const town = demoTowns(calendar, (name) => new Random(`test ${name}`)).find(({ entry }) => entry.slug === slug);
  if (!town) throw new Error(`no town ${slug}`);
  const startYear = Number(calendar.running.firstDay.slice(0, 4));
  const { families } = namedFamilies(new Random("test"), town, localDate(today), startYear);
  const family = families.find(({ members }) => members[0]?.adult.birthName === birthName);
  const adult = family?.members[0]?.adult;
  if (!family || !adult) throw new Error(`no family ${birthName}`);
  const identity = { family_name: birthName, given_name_array: adult.firstNames, birthdate: adult.birthdate };
  const household = householdOf(identity);
  if (!household) throw new Error(`no household ${birthName}`);
  const day = Temporal.PlainDate.from(today);
  const data = answerData(household, { withTownChildren: true, today: day, month: day.toPlainYearMonth(), more: 0 });
  const answer = readAnswer({ data });
  if (!answer.ok) throw new Error(answer.error);
  const children = family.children.map(({ child, weeks }) => ({ ...child, alternating: weeks !== null }));
  return isSameHousehold(answer.value, adult, children);
}

describe("the households that the demonstration's towns know", () => {
  it.each(["2026-11-27", "2027-01-05", "2027-07-02", "2027-07-20", "2027-09-01"])("on %s", (today) => {
    expect([
      agrees("saint-chamond", "DUBOIS", today),
      agrees("corbas", "PENDERIE", today),
      agrees("rive-de-gier", "COMMODE", today),
      agrees("corbas", "PLACARD", today),
    ]).toEqual([true, true, true, false]);
  });
});
