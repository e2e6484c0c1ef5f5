import { formatDayWithYear, formatMonth } from "@/server/platform/dates";
import { isExistingDay } from "@/server/platform/local-date";
import { cents, formatEuros } from "@/server/platform/money";
import { phoneText } from "./phone.fr";

/** Says a value of the history in words. `rows` names what an id stands for. Empty for nothing. */
export type Show = (value: unknown, rows: ReadonlyMap<string, string>) => string;

export interface ShownField {
  readonly label: string;
  readonly show: Show;
}

const text: Show = (value) => (Array.isArray(value) ? value.join(" ") : String(value ?? ""));

export const day: Show = (value) => {
  const written = String(value ?? "").slice(0, 10);
  return isExistingDay(written) ? formatDayWithYear(written) : written;
};
export const month: Show = (value) => {
  const written = String(value ?? "").slice(0, 10);
  return isExistingDay(written) ? formatMonth(written) : written;
};
export const phone: Show = (value) => phoneText(text(value, new Map()));
export const named: Show = (value, rows) => rows.get(String(value ?? "")) ?? "";
export const yesNo: Show = (value) => (value === true ? "oui" : "non");
/** Of whole cents. */
export const amount: Show = (value) => (value === null || value === undefined ? "" : formatEuros(cents(Number(value))));
export const oneOf =
  (words: Readonly<Record<string, string>>): Show =>
  (value) =>
    words[String(value ?? "")] ?? "";

export const field = (label: string, show: Show = text): ShownField => ({ label, show });
