import { describe, expect, it } from "vitest";
import { localDate } from "@/server/platform/dates";
import { bookingRulesSchema, deadlineRuleSchema, type PlainRule } from "./deadline-rule";
import { describeBookingRules, describeOpening, describeRule } from "./deadline-rule.fr";

const plain = (text: string) => text.replaceAll("\u00a0", " ");
const daysBefore = (count: number, unit: "calendar" | "working" | "school", at: string): PlainRule => ({
  kind: "days_before",
  count,
  unit,
  at,
});

describe("describeRule", () => {
  it.each([
    [daysBefore(1, "school", "11:00"), "jusqu’à 11 h le jour d’école précédent"],
    [daysBefore(2, "working", "10:00"), "jusqu’à 10 h, 2 jours ouvrés avant"],
    [daysBefore(1, "working", "10:05"), "jusqu’à 10 h 05 le jour ouvré précédent"],
    [daysBefore(1, "calendar", "17:00"), "jusqu’à 17 h la veille"],
    [daysBefore(0, "calendar", "09:00"), "jusqu’à 9 h le jour même"],
    [daysBefore(42, "calendar", "00:00"), "jusqu’à 0 h, 6 semaines avant"],
    [daysBefore(7, "calendar", "23:59"), "jusqu’à 23 h 59, 7 jours avant"],
  ])("%o", (rule, text) => expect(plain(describeRule(rule))).toBe(text));

  it("says weekly, seasonal and fixed moments", () => {
    const weekly = { kind: "weekday_of_week_before", weekday: 4, at: "23:59" } as const;
    expect(plain(describeRule({ ...weekly, weeks: 1 }))).toBe("jusqu’à 23 h 59 le jeudi de la semaine précédente");
    expect(plain(describeRule({ ...weekly, weeks: 2 }))).toBe("jusqu’à 23 h 59 le jeudi, 2 semaines avant");
    expect(plain(describeRule({ kind: "weeks_before_holiday", weeks: 3, at: "18:00" }))).toBe(
      "jusqu’à 18 h, 3 semaines avant le début des vacances",
    );
    expect(plain(describeOpening({ kind: "on_day", day: localDate("2027-06-01"), at: "08:30" }))).toBe(
      "à partir de 8 h 30 le 1er juin 2027",
    );
  });

  it("says exceptions and combinations", () => {
    expect(
      plain(
        describeRule({
          kind: "by_weekday",
          exceptions: [{ weekday: 1, rule: daysBefore(3, "calendar", "09:00") }],
          otherwise: daysBefore(1, "calendar", "09:00"),
        }),
      ),
    ).toBe("pour le lundi, jusqu’à 9 h, 3 jours avant ; pour les autres jours, jusqu’à 9 h la veille");
    const rules = [daysBefore(1, "school", "11:00"), daysBefore(2, "calendar", "18:00")];
    expect(plain(describeRule({ kind: "combined", keep: "earliest", rules }))).toBe(
      "jusqu’à 11 h le jour d’école précédent, ou jusqu’à 18 h, 2 jours avant (le plus tôt compte)",
    );
    expect(plain(describeRule({ kind: "combined", keep: "latest", rules }))).toContain("(le plus tard compte)");
  });
});

describe("describeBookingRules", () => {
  const rules = { booking: daysBefore(2, "working", "10:00"), cancelling: daysBefore(1, "school", "11:00") };

  it("says the ordinary case", () => {
    expect(describeBookingRules(bookingRulesSchema.parse(rules)).map(plain)).toEqual([
      "Réservation : jusqu’à 10 h, 2 jours ouvrés avant.",
      "Annulation sans frais : jusqu’à 11 h le jour d’école précédent.",
      "Ensuite, l’annulation en ligne n’est plus possible.",
    ]);
  });

  it("says what can still be done late", () => {
    const whole = bookingRulesSchema.parse({
      ...rules,
      opens: daysBefore(42, "calendar", "08:00"),
      lateBooking: { until: daysBefore(1, "calendar", "17:00") },
      lateCancelling: { until: daysBefore(0, "calendar", "09:00") },
    });
    expect(describeBookingRules(whole).map(plain)).toEqual([
      "Ouverture des réservations : à partir de 8 h, 6 semaines avant.",
      "Réservation : jusqu’à 10 h, 2 jours ouvrés avant.",
      "Réservation tardive : jusqu’à 17 h la veille, au prix indiqué dans les tarifs.",
      "Annulation sans frais : jusqu’à 11 h le jour d’école précédent.",
      "Annulation tardive : jusqu’à 9 h le jour même, mais la place reste facturée.",
    ]);
  });
});

describe("the data of a rule", () => {
  it.each([
    { kind: "days_before", count: 1, unit: "calendar", at: "24:00" },
    { kind: "days_before", count: -1, unit: "calendar", at: "10:00" },
    { kind: "weekday_of_week_before", weekday: 8, weeks: 1, at: "10:00" },
    { kind: "weekday_of_week_before", weekday: 4, weeks: 0, at: "10:00" },
    { kind: "on_day", day: "2027-02-30", at: "10:00" },
    { kind: "combined", keep: "earliest", rules: [daysBefore(1, "school", "11:00")] },
    {
      kind: "by_weekday",
      exceptions: [
        { weekday: 1, rule: daysBefore(1, "school", "11:00") },
        { weekday: 1, rule: daysBefore(2, "school", "11:00") },
      ],
      otherwise: daysBefore(1, "school", "11:00"),
    },
  ])("refuses %o", (rule) => expect(deadlineRuleSchema.safeParse(rule).success).toBe(false));
});
