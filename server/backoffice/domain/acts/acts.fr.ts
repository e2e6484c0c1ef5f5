import { elide } from "@/server/platform/elision";
import { cents, formatEuros, sumCents } from "@/server/platform/money";
import type { ActDetail, ActEntry, ActStatement, NamesOfRows } from "./act";
import { daySaidOf, daysText } from "./day-sentences.fr";
import { fieldOf, inOrder } from "./fields.fr";
import type { Said } from "./said";
import { saidOf } from "./sentences.fr";
import { columnsOf, type Told, toldOf } from "./told";

/** What changed, in words: only columns that have some. On a new row, what is empty says nothing. */
function detailsOf({ table, operation, before, after }: ActEntry, said: Said, names: NamesOfRows): ActDetail[] {
  if (said.says === "all") return [...(said.details ?? [])];
  const columns = inOrder(table, columnsOf(before, after)).filter((column) => !said.says?.includes(column));
  return columns.flatMap((column): ActDetail[] => {
    const field = fieldOf(table, column);
    if (!field) return [];
    const say = (row: ActEntry["before"]) =>
      row?.[column] === null || row?.[column] === undefined ? "" : field.show(row[column], names);
    if (operation === "update" && !said.isNew) {
      const [was, is] = [say(before), say(after)];
      return was === is ? [] : [{ label: field.label, before: was, after: is }];
    }
    const value = say(after ?? before);
    return value ? [{ label: field.label, before: null, after: value }] : [];
  });
}

interface Days {
  readonly opening: string;
  readonly activity: string;
  readonly days: string[];
  readonly prices: number[];
}

/** "a réservé pour Ben (Cantine) : 3 et 4 décembre 2026", with what it costs. */
function daysStatement(who: string, { opening, activity, days, prices }: Days): ActStatement {
  const label = days.length > 1 ? `Prix des ${days.length} jours` : "Prix";
  const total = formatEuros(sumCents(prices.map((price) => cents(price))));
  return {
    text: `${who} ${opening}${activity ? ` (${activity})` : ""}\u00a0: ${daysText(days)}.`,
    details: prices.length > 0 ? [{ label, before: null, after: total }] : [],
  };
}

/** Joins the days of one child about which an act says the same. @returns false when the line is not about a day. */
function joinDay(groups: Map<string, Days>, entry: ActEntry, told: Told): string | undefined {
  const said = daySaidOf(entry.table, told);
  if (!said) return undefined;
  const child = told.name("child_id") || "un enfant";
  const opening = said.verb.endsWith(" de")
    ? `${said.verb.slice(0, -"de".length)}${elide("de", child)}`
    : `${said.verb} ${child}`;
  const activity = told.name("activity_id");
  const key = `${entry.table} ${opening} ${activity}`;
  const group = groups.get(key) ?? { opening, activity, days: [], prices: [] };
  group.days.push(told.fact("day"));
  if (said.priced) group.prices.push(Number(told.fact("price_cents")));
  groups.set(key, group);
  return key;
}

/**
 * The sentences of one act, in the order in which it happened: `who` first, then what. Days of one child about which the
 * act says the same are one sentence. What only follows from the rest is left out.
 */
export function statementsOf(who: string, entries: readonly ActEntry[], names: NamesOfRows): ActStatement[] {
  const groups = new Map<string, Days>();
  const loud: (ActStatement | string)[] = [];
  const quiet: ActStatement[] = [];
  for (const entry of entries) {
    const told = toldOf(entry, names);
    const key = joinDay(groups, entry, told);
    if (key !== undefined) {
      if (!loud.includes(key)) loud.push(key);
      continue;
    }
    const said = saidOf(entry.table, told);
    const statement = { text: `${who} ${said.text}.`, details: detailsOf(entry, said, names) };
    (said.quiet ? quiet : loud).push(statement);
  }
  if (loud.length === 0) return quiet;
  return loud.flatMap((one) => {
    if (typeof one !== "string") return [one];
    const group = groups.get(one);
    return group ? [daysStatement(who, group)] : [];
  });
}
