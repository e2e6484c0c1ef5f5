import { type Cents, cents, formatEuros } from "@/server/platform/money";
import type { RoundingName } from "./exact-decimal";
import type { Conditions, CountRange, LinearPrice, QuotientPolicy, Supplement } from "./fee-schedule";
import { decimalText, quotientText, stretchText } from "./fee-text";
import type { PublishedBand, PublishedGrid, WorkedExample } from "./published-grid";

/**
 * "Habitants de la commune, repas fourni par la famille (PAI)"; null when the tariff is for everybody. The first profile
 * of a schedule is the ordinary one: it goes without saying.
 */
export function audienceText(when: Conditions, profiles: PublishedGrid["profiles"]): string | null {
  const parts = [
    when.residence ? residenceText(when.residence) : null,
    when.profile ? profileText(when.profile, profiles) : null,
    when.regularity
      ? listText(when.regularity.map((one) => (one === "regular" ? "enfants réguliers" : "enfants occasionnels")))
      : null,
    when.schoolCode ? listText(when.schoolCode.map(schoolText)) : null,
    when.classKind ? `classes ${listText(when.classKind.map((kind) => kind.toUpperCase()))}` : null,
    when.childRank ? rankText(when.childRank) : null,
    when.childCount ? `familles de ${countText(when.childCount)}` : null,
    when.attendances ? attendanceText(when.attendances) : null,
  ].filter((part) => part !== null);
  if (parts.length === 0) return null;
  const text = parts.join(", ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "école Jean Macé": the word is said once, by its name or before it. */
function schoolText(school: string): string {
  return /^(école|groupe scolaire)/i.test(school)
    ? school.charAt(0).toLowerCase() + school.slice(1)
    : `école ${school}`;
}

function profileText(codes: readonly string[], profiles: PublishedGrid["profiles"]): string | null {
  const [ordinary] = profiles;
  if (codes.length === 1 && codes[0] === ordinary?.code) return null;
  return listText(codes.map((code) => profiles.find((one) => one.code === code)?.label ?? code));
}

function residenceText(residences: NonNullable<Conditions["residence"]>): string | null {
  const has = (one: (typeof residences)[number]) => residences.includes(one);
  if (has("commune") && has("interco") && has("outside")) return null;
  if (has("commune")) return has("interco") ? "habitants de l’intercommunalité" : "habitants de la commune";
  if (has("interco"))
    return has("outside") ? "habitants d’une autre commune" : "habitants d’une autre commune de l’intercommunalité";
  return "habitants d’une commune hors de l’intercommunalité";
}

function listText(items: readonly string[]): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} ou ${items.at(-1)}`;
}

const ordinal = (rank: number) => (rank === 1 ? "1er" : `${rank}e`);

function rankText({ from, to }: CountRange): string {
  if (typeof to !== "number") return from === 1 ? "chaque enfant" : `${ordinal(from)} enfant et suivants`;
  return from === to ? `${ordinal(from)} enfant` : `du ${ordinal(from)} au ${ordinal(to)} enfant`;
}

function attendanceText({ from, to }: CountRange): string {
  const nth = (rank: number) => (rank === 1 ? "1re" : `${rank}e`);
  return typeof to === "number" ? `de la ${nth(from)} à la ${nth(to)} venue` : `à partir de la ${nth(from)} venue`;
}

function countText({ from, to }: CountRange): string {
  const least = from === 1 ? "1 enfant" : `${from} enfants`;
  if (typeof to !== "number") return `${least} ou plus`;
  if (from === to) return least;
  return `${from} à ${to} enfants`;
}

/** "De 640 à 859", "Jusqu’à 399", "À partir de 1 900": the first column of a table of bands. */
export function bandText(band: Pick<PublishedBand, "from" | "to">): string {
  const text = stretchText(band);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "0,36 % de votre quotient familial, au moins 2,60 €, au plus 4,50 €" */
export function proportionText({ ratePercent, plusCents, floorCents, ceilingCents }: LinearPrice): string {
  const parts = [`${decimalText(ratePercent)}\u00a0% de votre quotient familial`];
  if (plusCents) parts[0] += `, plus ${formatEuros(cents(plusCents))}`;
  if (floorCents !== undefined) parts.push(`au moins ${formatEuros(cents(floorCents))}`);
  if (ceilingCents !== undefined) parts.push(`au plus ${formatEuros(cents(ceilingCents))}`);
  return parts.join(", ");
}

const ROUNDING_TEXTS: Record<RoundingName, string> = {
  nearestCent: "Le résultat est arrondi au centime le plus proche.",
  centBelow: "Le résultat est arrondi au centime inférieur.",
  centAbove: "Le résultat est arrondi au centime supérieur.",
  nearestFiveCents: "Le résultat est arrondi aux 5\u00a0centimes les plus proches.",
  nearestTenCents: "Le résultat est arrondi aux 10\u00a0centimes les plus proches.",
};

export function roundingText({ rounding }: LinearPrice): string {
  return ROUNDING_TEXTS[rounding];
}

/** "0,36 % × 1 000 = 3,60 €", and why the price differs when the floor or the ceiling holds it. */
export function exampleText(example: WorkedExample, { ratePercent, plusCents }: LinearPrice): string {
  const { linear } = example.unit;
  const plus = plusCents ? ` + ${formatEuros(cents(plusCents))}` : "";
  const product = `${decimalText(ratePercent)}\u00a0% × ${quotientText(example.quotient)}${plus}`;
  if (!linear) return product;
  const held = { floor: "\u00a0: le minimum s’applique", ceiling: "\u00a0: le maximum s’applique" };
  return `${product} = ${formatEuros(linear.rounded)}${linear.heldAt ? held[linear.heldAt] : ""}`;
}

/** What the town does with the quotient familial, a sentence each (F4). */
export function quotientPolicyTexts({ precision, whenUnknown, reference }: QuotientPolicy): string[] {
  const texts = [
    whenUnknown.apply === "highestPrice"
      ? "Si la mairie ne connaît pas votre quotient familial, le tarif le plus élevé s’applique."
      : `Si la mairie ne connaît pas votre quotient familial, le tarif d’un quotient de ${quotientText(whenUnknown.value)} s’applique.`,
  ];
  const read = readingDay(reference);
  if (read) texts.push(`La mairie relit votre quotient chaque année, au ${read}.`);
  texts.push(
    `Si vous signalez un changement, il compte à partir ${changeStart(reference)}. Rien n’est recalculé avant.`,
  );
  if (precision === "euro") texts.push("Les centimes du quotient ne comptent pas\u00a0: 859,99 compte pour 859.");
  return texts;
}

const MONTHS = [
  ["janvier", "février", "mars", "avril", "mai", "juin"],
  ["juillet", "août", "septembre", "octobre", "novembre", "décembre"],
].flat();

/** "31 mars", or null when the town does not read the quotients again each year. */
function readingDay({ referenceDay }: QuotientPolicy["reference"]): string | null {
  if (referenceDay === null) return null;
  return `${referenceDay.day === 1 ? "1er" : referenceDay.day} ${MONTHS[referenceDay.month - 1]}`;
}

function changeStart(reference: QuotientPolicy["reference"]): string {
  const read = readingDay(reference);
  if (reference.changes === "sameDay") return "du jour où vous le signalez";
  return reference.changes === "monthAfter" || read === null ? "du mois suivant" : `du ${read} suivant`;
}

/** "+ 2,50 € par repas" */
export function changeText({ change }: Pick<Supplement, "change">, unitName: string): string {
  if (change.kind === "percent") {
    const lowered = change.percent.startsWith("-");
    const percent = decimalText(change.percent.replace(/^-/, ""));
    return `${lowered ? "−" : "+"}\u00a0${percent}\u00a0%`;
  }
  return `${signed(cents(change.amountCents))} par ${change.per === "unit" ? unitName : "jour"}`;
}

function signed(amount: Cents): string {
  return amount < 0 ? `−\u00a0${formatEuros(cents(-amount))}` : `+\u00a0${formatEuros(amount)}`;
}
