/** A child of a household, as the fees need it. */
export interface PricedChild {
  readonly id: string;
  readonly diet: string;
  /** UAI of the school, "" without one. */
  readonly schoolCode: string;
  readonly classKind: string;
  /** Enrolled in the activity. */
  readonly attends: boolean;
}

/** What the fee of a child depends on, apart from the day and the household's own residence and quotient. */
export interface FeeFacts {
  readonly profile: "ownMeal" | "standard";
  readonly regularity: "regular";
  readonly schoolCode: string;
  readonly classKind: string | undefined;
  readonly childRank: number;
  readonly childCount: number;
}

/** `household`: the children who live there, eldest first. The rank is the one among those who attend. */
export function feeFactsOf(child: PricedChild, household: readonly PricedChild[]): FeeFacts {
  const attending = household.filter(({ attends }) => attends);
  return {
    profile: child.diet === "panier_pai" ? "ownMeal" : "standard",
    regularity: "regular",
    schoolCode: child.schoolCode,
    classKind: child.classKind === "ordinaire" ? undefined : child.classKind,
    childRank: attending.findIndex(({ id }) => id === child.id) + 1 || 1,
    childCount: household.length,
  };
}
