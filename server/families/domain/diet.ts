/** What a child eats at school, said in a neutral way (B7). */
export const DIETS = ["standard", "sans_porc", "sans_viande", "panier_pai"] as const;
export type Diet = (typeof DIETS)[number];

/** What a family may choose by itself: a meal brought from home is decided with the town, by a PAI. */
export const CHOSEN_DIETS = ["standard", "sans_porc", "sans_viande"] as const;
export type ChosenDiet = (typeof CHOSEN_DIETS)[number];

/** Neither a religion nor an illness can be read from these words. */
export const DIET_NAMES: Readonly<Record<Diet, string>> = {
  standard: "Repas habituel",
  sans_porc: "Repas sans porc",
  sans_viande: "Repas sans viande",
  panier_pai: "Repas apporté par la famille",
};

export function isDiet(value: string): value is Diet {
  return DIETS.some((diet) => diet === value);
}
