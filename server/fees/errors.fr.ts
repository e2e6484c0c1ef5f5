import { formatDayWithYear } from "@/server/platform/dates";
import type { Facet, FacetOption } from "./domain/facets";
import type { Place } from "./domain/fee-errors";
import type { Regularity, Residence } from "./domain/fee-schedule";
import { quotientText, stretchText } from "./domain/fee-text";
import type { FeeError, FeeScheduleProblem } from "./errors";

const RESIDENCE_NAMES: Record<Residence, string> = {
  commune: "commune",
  interco: "intercommunalité",
  outside: "hors commune",
};

const REGULARITY_NAMES: Record<Regularity, string> = { regular: "régulier", occasional: "occasionnel" };

const FACET_NAMES: Record<Facet, string> = {
  residence: "le lieu de résidence",
  profile: "le type de repas",
  regularity: "la régularité de la venue",
  schoolCode: "l’école",
  classKind: "le type de classe",
  childRank: "le rang de l’enfant",
  childCount: "le nombre d’enfants de la famille",
  attendances: "le nombre de venues",
};

/** What is wrong in a schedule of fees, where, and what to do (F1). */
export function feeScheduleProblemText(problem: FeeScheduleProblem): string {
  switch (problem.tag) {
    case "QuotientGap":
      return `Aucun tarif pour un QF ${stretchText(problem)}${placeText(problem.place)}. Complétez les tranches du tarif «\u00a0${problem.ruleId}\u00a0».`;
    case "QuotientOverlap":
      return `Deux tarifs pour un QF ${stretchText(problem)}${placeText(problem.place)}. Corrigez les tranches du tarif «\u00a0${problem.ruleId}\u00a0» pour n’en garder qu’un.`;
    case "NoRule":
      return `Aucun tarif prévu${placeText(problem.place)}. Ajoutez un tarif pour ce cas.`;
    case "RuleNeverApplies":
      return `Le tarif «\u00a0${problem.ruleId}\u00a0» ne s’applique jamais\u00a0: ceux qui le précèdent couvrent tous ses cas. Placez-le plus haut ou retirez-le.`;
    case "EmptyBand":
      return `La tranche qui commence à ${quotientText(problem.from)} (tarif «\u00a0${problem.ruleId}\u00a0») finit avant de commencer. Corrigez ses bornes.`;
    case "BoundTooFine":
      return `La tranche qui commence à ${quotientText(problem.from)} (tarif «\u00a0${problem.ruleId}\u00a0») a une borne trop précise. Cette grille compte en euros entiers\u00a0: retirez les centimes.`;
    case "SharesExceedCost":
      return `À partir d’un QF de ${quotientText(problem.from)}, les aides du tarif «\u00a0${problem.ruleId}\u00a0» dépassent son coût. Diminuez-les.`;
    case "FloorAboveCeiling":
      return `Le minimum du tarif «\u00a0${problem.ruleId}\u00a0» dépasse son maximum. Corrigez l’un des deux.`;
    case "NoHighestPrice":
      return `Le tarif «\u00a0${problem.ruleId}\u00a0» n’a pas de maximum, alors que le tarif le plus élevé s’applique quand le QF n’est pas connu. Indiquez un maximum.`;
    case "InvalidDecimal":
      return `«\u00a0${problem.text}\u00a0» (${problem.owner}) n’est pas un nombre décimal. Écrivez par exemple 0.36.`;
    case "UnknownProfile":
      return `«\u00a0${problem.owner}\u00a0» cite le type de repas «\u00a0${problem.code}\u00a0», qui n’est pas dans la liste. Ajoutez-le à la liste ou corrigez-le.`;
    case "UnknownPayer":
      return `«\u00a0${problem.owner}\u00a0» cite le payeur «\u00a0${problem.code}\u00a0», qui n’est pas dans la liste. Ajoutez-le à la liste ou corrigez-le.`;
    case "DuplicateCode":
      return `Le code «\u00a0${problem.code}\u00a0» est donné deux fois (${KIND_NAMES[problem.kind]}). Gardez-en un ou changez l’autre.`;
    case "EmptyRange":
      return `Dans «\u00a0${problem.owner}\u00a0», ${FACET_NAMES[problem.facet]} finit avant de commencer. Corrigez ses bornes.`;
    case "InvalidReference":
      return "La règle du QF de référence n’est pas possible. Choisissez un jour qui existe chaque année.";
    case "EndsBeforeStart":
      return `Cette grille finit le ${formatDayWithYear(problem.to)}, avant de commencer le ${formatDayWithYear(problem.from)}. Corrigez l’une des deux dates.`;
    case "TooManyCombinations":
      return `Cette grille combine trop de conditions\u00a0: ${quotientText(problem.count)} cas, pour ${quotientText(problem.limit)} au plus. Répartissez-la en plusieurs services.`;
  }
}

const KIND_NAMES: Record<Extract<FeeScheduleProblem, { tag: "DuplicateCode" }>["kind"], string> = {
  rule: "tarifs",
  profile: "types de repas",
  payer: "payeurs",
  supplement: "suppléments",
};

/** Why a fee cannot be told, and what to do. */
export function feeErrorText(error: FeeError): string {
  switch (error.tag) {
    case "NoScheduleInForce":
      return `Aucun tarif n’est en vigueur le ${formatDayWithYear(error.day)}. Choisissez un autre jour ou contactez la mairie.`;
    case "UnknownProfile":
      return "Ce type de repas n’existe pas pour ce service. Choisissez-en un dans la liste.";
    case "IncompleteSituation":
      return `Le tarif dépend d’une information qui manque\u00a0: ${FACET_NAMES[error.missing]}. Indiquez-la pour connaître le prix.`;
    case "InvalidQuotient":
      return "Ce quotient familial n’est pas valable. Écrivez un nombre positif, comme sur votre attestation de la CAF.";
    case "InvalidQuantity":
      return "Cette quantité n’est pas valable. Écrivez un nombre entier, de 1 à 10\u202f000.";
  }
}

/** The same by tag, for the forms. */
type FormError = FeeError | { readonly tag: "FeeActivityNotFound" };
export const feeErrorTexts: {
  readonly [Tag in FormError["tag"]]: (error: Extract<FormError, { tag: Tag }>) => string;
} = {
  FeeActivityNotFound: () => "Cette activité n’existe pas.",
  NoScheduleInForce: feeErrorText,
  UnknownProfile: feeErrorText,
  IncompleteSituation: feeErrorText,
  InvalidQuotient: feeErrorText,
  InvalidQuantity: feeErrorText,
};

/** " (hors commune, repas)"; nothing when the place is everywhere. */
function placeText(place: Place): string {
  if (place.length === 0) return "";
  return ` (${place.map((options) => options.map(optionText).join(" ou ")).join(", ")})`;
}

function optionText(option: FacetOption): string {
  switch (option.facet) {
    case "residence":
      return RESIDENCE_NAMES[option.value];
    case "profile":
      return option.label ?? option.value;
    case "regularity":
      return option.value === "regular" ? REGULARITY_NAMES.regular : REGULARITY_NAMES.occasional;
    case "schoolCode":
      return option.value === "" ? "autres écoles" : `école ${option.value}`;
    case "classKind":
      return option.value === "" ? "autres classes" : `classe ${option.value}`;
    case "childRank":
      return `enfant de rang ${countText(option.range)}`;
    case "childCount":
      return `famille de ${countText(option.range)} ${option.range.to === 1 ? "enfant" : "enfants"}`;
    case "attendances":
      return `venue de rang ${countText(option.range)}`;
  }
}

function countText({ from, to }: { readonly from: number; readonly to?: number | null }): string {
  if (typeof to !== "number") return `${from} ou plus`;
  return from === to ? String(from) : `${from} à ${to}`;
}
