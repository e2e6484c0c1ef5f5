/** What stands for a value that nobody gave, whatever it would have been: "Adresse : rien d’indiqué". No word of it agrees with it. */
export const NOT_GIVEN = "rien d’indiqué";
