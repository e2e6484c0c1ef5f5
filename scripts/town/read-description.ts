import { readFileSync } from "node:fs";
import path from "node:path";
import type * as z from "zod";
import { ZONE_HOLIDAYS } from "@/prisma/seed/data/calendar/zones";
import { type SchoolHoliday, type SchoolYear, schoolYearsOf } from "@/server/catalogue/domain";
import { type CheckedSchedule, checkSchedule } from "@/server/fees/domain/check-schedule";
import { isInForce } from "@/server/fees/domain/select-schedule";
import { feeScheduleProblemText } from "@/server/fees/errors.fr";
import { feeScheduleSchema } from "@/server/fees/schemas";
import { isWithin } from "@/server/messaging/domain/sender-domain";
import { addDays, formatDayWithYear, type LocalDate } from "@/server/platform/dates";
import { mailDomains } from "@/server/platform/env";
import { loadTheme, themeSlugs } from "@/server/tenancy/data/theme-files";
import { type ActivityDescription, descriptionSchema, type TownDescription } from "./description";
import { describeIssue, issueLines, TownProblem } from "./problems";
import { describedOpenings } from "./put-openings";
import { unaskedConditions } from "./unasked-conditions";

export interface DescribedActivity extends ActivityDescription {
  readonly firstDay: LocalDate;
  readonly lastDay: LocalDate;
  /** Its fees by version, proven to answer every situation once (F1). */
  readonly schedules: readonly CheckedSchedule[];
}

/** A description that can be carried out: whole, and without a contradiction. */
export interface Town extends Omit<TownDescription, "activities" | "holidays"> {
  readonly holidays: readonly SchoolHoliday[];
  readonly years: readonly SchoolYear[];
  readonly activities: readonly DescribedActivity[];
}

function readJson<S extends z.ZodType>(file: string, schema: S): z.output<S> {
  const name = path.basename(file);
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new TownProblem([`${name}\u00a0: ce fichier n’est pas là, ou n’est pas du JSON (${reason}).`]);
  }
  const parsed = schema.safeParse(content, { error: describeIssue });
  if (!parsed.success) throw new TownProblem(issueLines(name, parsed.error));
  return parsed.data;
}

function readSchedule(file: string): CheckedSchedule {
  const schedule = readJson(file, feeScheduleSchema);
  const unasked = unaskedConditions(schedule);
  if (unasked.length > 0) throw new TownProblem(unasked.map((line) => `${path.basename(file)}, ${line}`));
  const checked = checkSchedule(schedule);
  if (checked.ok) return checked.value;
  throw new TownProblem(
    checked.error.map((problem) => `${path.basename(file)}\u00a0: ${feeScheduleProblemText(problem)}`),
  );
}

function holidaysOf({ holidays, schoolZone }: TownDescription): readonly SchoolHoliday[] {
  if (holidays) return holidays;
  if (schoolZone === "A" || schoolZone === "B" || schoolZone === "C") return ZONE_HOLIDAYS[schoolZone];
  throw new TownProblem([
    "holidays\u00a0: Préau n’a pas le calendrier de cette zone. Écrivez les vacances dans le fichier (docs/parametrage.md).",
  ]);
}

function describedActivity(
  activity: ActivityDescription,
  years: readonly SchoolYear[],
  folder: string,
): DescribedActivity {
  const [firstYear, lastYear] = [years[0], years.at(-1)];
  if (!firstYear || !lastYear) throw new TownProblem(["holidays\u00a0: aucune année scolaire n’est connue."]);
  const { firstDay = firstYear.firstDay, lastDay = lastYear.lastDay } = activity;
  return {
    ...activity,
    firstDay,
    lastDay,
    schedules: activity.fees.map((file) => readSchedule(path.join(folder, file))),
  };
}

/** What a schema cannot see: codes that must lead somewhere, dates and versions that must agree. */
function contradictions(town: Town): string[] {
  const uais = new Set(town.schools.map(({ uai }) => uai));
  const { publicHost } = town.settings;
  return [
    ...repeated("schools", [...town.schools.map(({ uai }) => uai)]),
    ...repeated("activities", [...town.activities.map(({ code }) => code)]),
    ...repeated("roles", [...town.roles.map(({ name }) => name)]),
    ...repeated("documentTypes", [...town.documentTypes.map(({ code }) => code)]),
    ...repeated("regies", [...town.regies.map(({ code }) => code)]),
    ...repeated("thirdParties", [...town.thirdParties.map(({ code }) => code)]),
    ...(themeSlugs().includes(town.theme)
      ? []
      : [
          `theme\u00a0: le dossier themes/${town.theme} n’existe pas. Choisissez parmi\u00a0: ${themeSlugs().join(", ")}.`,
        ]),
    ...(publicHost === null || town.hosts.includes(publicHost)
      ? []
      : [`settings.publicHost\u00a0: ${publicHost} n’est pas dans « hosts ». Ajoutez-le.`]),
    ...strangeSenders(town),
    ...town.documentTypes.flatMap(({ code, activities }) => [
      ...repeated(`documentTypes, ${code}, activities`, activities),
      ...activities
        .filter((activity) => !town.activities.some((one) => one.code === activity))
        .map(
          (activity) => `documentTypes, ${code}, activities\u00a0: « ${activity} » n’est pas une activité du fichier.`,
        ),
    ]),
    ...town.activities.flatMap((activity) => activityContradictions(activity, town, uais)),
  ].map((line) => line.replaceAll("« ", "«\u00a0").replaceAll(" »", "\u00a0»"));
}

/** Addresses of which the relay may send no mail: what leaves from them would be refused, or taken for a forgery. */
function strangeSenders({ theme, settings }: Town): string[] {
  const loaded = loadTheme(theme);
  const domains = mailDomains();
  const places: readonly (readonly [string, string | null])[] = [
    ["settings.senderEmail", settings.senderEmail],
    [`theme, themes/${theme}/theme.json, mail.from`, loaded.ok ? loaded.value.theme.mail.from : null],
  ];
  return places.flatMap(([place, address]) =>
    !address || isWithin(address, domains)
      ? []
      : [
          `${place}\u00a0: les mails ne partent que d’adresses de ${domains.join(", ")}, et ${address} n’en est pas. Écrivez-en une autre, ou demandez à qui héberge Préau d’ajouter ce domaine à MAIL_FROM_DOMAINS.`,
        ],
  );
}

function repeated(section: string, keys: readonly string[]): string[] {
  const twice = new Set(keys.filter((key, index) => keys.indexOf(key) !== index));
  return [...twice].map((key) => `${section}\u00a0: ${key} est là deux fois. Gardez-en un.`);
}

/** The periods of an activity after the end of a grid in which none is in force: their days could not be booked. */
function daysWithoutFees({ schedules, lastDay }: DescribedActivity): { first: LocalDate; last: LocalDate }[] {
  const ends = schedules.flatMap(({ effectiveTo }) => (effectiveTo ? [addDays(effectiveTo, 1)] : []));
  return [...new Set(ends)]
    .filter((first) => first <= lastDay && !schedules.some((schedule) => isInForce(schedule, first)))
    .sort()
    .map((first) => {
      const next = schedules.map(({ effectiveFrom }) => effectiveFrom).filter((from) => from > first);
      const end = next.sort()[0];
      return { first, last: end && end <= lastDay ? addDays(end, -1) : lastDay };
    });
}

function activityContradictions(activity: DescribedActivity, town: Town, uais: ReadonlySet<string>): string[] {
  const { code, firstDay, lastDay, schedules, places, regie } = activity;
  const here = `activities, ${code}`;
  const versions = schedules.map(({ version }) => version);
  const earliest = schedules.map(({ effectiveFrom }) => effectiveFrom).sort()[0];
  const payers = new Set(schedules.flatMap((schedule) => schedule.payers.map((payer) => payer.code)));
  return [
    ...(firstDay <= lastDay ? [] : [`${here}\u00a0: l’activité finit avant de commencer.`]),
    ...repeated(`${here}, fees, version`, versions.map(String)),
    ...schedules
      .filter(({ service }) => service !== code)
      .map(({ service }) => `${here}, fees\u00a0: cette grille est celle de « ${service} », pas de « ${code} ».`),
    ...(earliest && earliest > firstDay
      ? [
          `${here}, fees\u00a0: aucun tarif avant le ${formatDayWithYear(earliest)}, alors que l’activité commence le ${formatDayWithYear(firstDay)}.`,
        ]
      : []),
    ...daysWithoutFees(activity).map(
      ({ first, last }) =>
        `${here}, fees\u00a0: aucun tarif du ${formatDayWithYear(first)} au ${formatDayWithYear(last)}, alors que l’activité va jusqu’au ${formatDayWithYear(lastDay)}. Écrivez la grille de ces jours.`,
    ),
    ...Object.keys(places)
      .filter((uai) => !uais.has(uai))
      .map((uai) => `${here}, places\u00a0: ${uai} n’est pas une école du fichier.`),
    ...describedOpenings(town, activity).flatMap((opening, index) =>
      opening.ok ? [] : [`${here}, openings[${index}]\u00a0: ${opening.error}`],
    ),
    ...(regie && !town.regies.some((one) => one.code === regie)
      ? [`${here}, regie\u00a0: ${regie} n’est pas dans « regies ». Ajoutez-la.`]
      : []),
    ...[...payers]
      .filter((payer) => !town.thirdParties.some((one) => one.code === payer))
      .map((payer) => `${here}, fees\u00a0: le payeur « ${payer} » n’est pas dans « thirdParties ». Ajoutez-le.`),
  ];
}

/** Reads and checks the description of a town with its fees. @throws TownProblem with everything that is wrong. */
export function readTown(file: string): Town {
  const description = readJson(file, descriptionSchema);
  const holidays = holidaysOf(description);
  const years = schoolYearsOf(holidays);
  const folder = path.dirname(file);
  const activities = description.activities.map((activity) => describedActivity(activity, years, folder));
  const town = { ...description, holidays, years, activities };
  const problems = contradictions(town);
  if (problems.length > 0) throw new TownProblem(problems.map((line) => `${path.basename(file)}, ${line}`));
  return town;
}
