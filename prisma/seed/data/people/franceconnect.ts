import type { Gender } from "../../families/draft";

/** A person of FranceConnect's published test base, as its register writes them. */
export interface TestPerson {
  readonly birthName: string;
  readonly usageName: string;
  readonly firstNames: readonly string[];
  readonly gender: Gender;
  readonly birthdate: string;
  readonly birthplace: string;
  readonly birthcountry: string;
}

const born = (birthdate: string, birthplace: string) => ({ birthdate, birthplace, birthcountry: "99100" });

/** By login in FranceConnect's test base; every password is "123". */
export const TEST_PEOPLE = {
  test: {
    birthName: "DUBOIS",
    usageName: "",
    firstNames: ["Angela", "Claire", "Louise"],
    gender: "female",
    ...born("1962-08-24", "75107"),
  },
  avec_nom_dusage: {
    birthName: "MERCIER",
    usageName: "DUBOIS",
    firstNames: ["Pierre"],
    gender: "male",
    ...born("1969-03-17", "95277"),
  },
  nom_composé: {
    birthName: "TROIS-DUPRE",
    usageName: "",
    firstNames: ["Melissandre", "Juliette"],
    gender: "female",
    ...born("1981-07-27", "13012"),
  },
  test_CINDY: {
    birthName: "COMMODE",
    usageName: "ARMOIRE",
    firstNames: ["Cindy"],
    gender: "female",
    ...born("1980-06-27", "57431"),
  },
  test_DAVID: {
    birthName: "ARMOIRE",
    usageName: "",
    firstNames: ["David"],
    gender: "male",
    ...born("1975-10-28", "57530"),
  },
  test_ELSA: {
    birthName: "PLACARD",
    usageName: "",
    firstNames: ["Elsa"],
    gender: "female",
    ...born("1987-04-13", "59226"),
  },
  test_FABIEN: {
    birthName: "PENDERIE",
    usageName: "",
    firstNames: ["Fabien"],
    gender: "male",
    ...born("1986-03-25", "83028"),
  },
  test_GERALDINE: {
    birthName: "LAMPE",
    usageName: "LIT",
    firstNames: ["Geraldine"],
    gender: "female",
    ...born("1976-09-21", "68066"),
  },
} as const satisfies Record<string, TestPerson>;
