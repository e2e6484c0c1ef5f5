import type { FormState } from "@/components/forms/form-state";
import { formWith } from "@/components/forms/form-state";
import type { OpeningWish } from "@/server/booking/domain/opening-wish";
import { isExistingDay, typedDay } from "@/server/platform/local-date";

/** An opening as texts: what an address says of it, in the names of the form that confirms it. */
export interface OpeningTexts {
  readonly kind: string;
  readonly opens: string;
  readonly closes: string;
  readonly first: string;
  readonly last: string;
  readonly residences: string;
  readonly schoolIds: string;
  readonly levels: string;
}

/** The texts of an opening, lists joined by a comma, "" for none. */
export function openingTexts(wish: OpeningWish): OpeningTexts {
  return {
    kind: wish.kind,
    opens: wish.opens,
    closes: wish.closes ?? "",
    first: wish.first ?? "",
    last: wish.last ?? "",
    residences: wish.residences.join(","),
    schoolIds: wish.schoolIds.join(","),
    levels: wish.levels.join(","),
  };
}

/** "08:30" as people write it, "8 h 30". */
function typedHour(hour: string): string {
  const [hours = "", minutes = ""] = hour.split(":");
  return `${Number(hours)}\u00a0h${minutes === "00" ? "" : `\u00a0${minutes}`}`;
}

const typed = (day: string) => (isExistingDay(day) ? typedDay(day) : day);
const listed = (text: string) => text.split(",").filter((part) => part !== "");

/** The form as it first shows what is known: an opening to change, or one to write otherwise. */
export function knownOpening(texts: OpeningTexts): FormState {
  const [opensDay = "", opensHour = ""] = texts.opens.split("T");
  const [closesDay = "", closesHour = ""] = texts.closes.split("T");
  return formWith({
    kind: texts.kind,
    opensDay: typed(opensDay),
    opensHour: opensHour ? typedHour(opensHour) : "",
    closesDay: typed(closesDay),
    closesHour: closesHour ? typedHour(closesHour) : "",
    first: typed(texts.first),
    last: typed(texts.last),
    residences: listed(texts.residences),
    schools: listed(texts.schoolIds),
    levels: listed(texts.levels),
  });
}
