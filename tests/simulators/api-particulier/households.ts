/** One person of a household, as the fund writes them: names may lack accents, a date may hold zeros. */
export interface FundPerson {
  readonly birthName: string;
  readonly usageName?: string;
  /** "JEANNE STEPHANIE" */
  readonly firstNames: string;
  readonly birthdate: string;
  readonly sex: "F" | "M";
}

/** A child of the demonstration's towns: born in the year that makes them `age` in the year of the last rentrée. */
export interface TownChild {
  readonly birthName: string;
  readonly firstNames: string;
  readonly sex: "F" | "M";
  readonly age: number;
}

export interface Household {
  readonly fund: "CNAF" | "MSA";
  /** Whole euros. Unlike the staging answers, which are all of 2550: each bound of a band has its household. */
  readonly quotient: number;
  readonly adults: readonly FundPerson[];
  readonly children: readonly FundPerson[];
  /** The towns of the demonstration know these too. */
  readonly townChildren?: readonly TownChild[];
  /** Lines of the address, in the order of the interface; null where there is none. */
  readonly address: readonly [
    to: string,
    extra: string | null,
    extraPlace: string | null,
    street: string,
    place: string | null,
    town: string,
    country: string,
  ];
  /** Finds this household besides its adults: the staging base answers somebody else's to this person. */
  readonly alsoAnsweredTo?: { readonly birthName: string; readonly firstName: string; readonly birthdate: string };
}

const woman = (birthName: string, firstNames: string, birthdate: string, usageName?: string): FundPerson => ({
  birthName,
  firstNames,
  birthdate,
  usageName,
  sex: "F",
});
const man = (birthName: string, firstNames: string, birthdate: string, usageName?: string): FundPerson => ({
  ...woman(birthName, firstNames, birthdate, usageName),
  sex: "M",
});

const MONTORGUEIL = [null, null, "1 RUE MONTORGUEIL", null, "75002 PARIS", "FRANCE"] as const;
const SEGUR = [null, null, "20 AVENUE DE SEGUR", null, "75107 PARIS", "FRANCE"] as const;

/** Three brothers of the same age in two of the published households. */
const brothers = (name: string) => [
  man(name, "PIERRE", "2018-01-10"),
  man(name, "ROBERT", "2020-03-15"),
  man(name, "HENRY", "2022-06-20"),
];

/**
 * The households of the published test identities of FranceConnect, with the facts of API Particulier's staging base:
 * who is in them, which fund, where. Nobody here is real.
 */
export const households: readonly Household[] = [
  {
    fund: "CNAF",
    quotient: 0,
    adults: [man("CNAF", "GEORGES", "2002-01-01", "MARTIN")],
    children: [],
    address: ["Monsieur CNAF MARTIN", ...MONTORGUEIL],
    alsoAnsweredTo: { birthName: "Delatour", firstName: "Thomas", birthdate: "1994-04-16" },
  },
  {
    fund: "CNAF",
    quotient: 742,
    adults: [woman("DUBOIS", "ANGELA CLAIRE LOUISE", "1962-08-24")],
    children: [],
    townChildren: [
      { birthName: "DUBOIS", firstNames: "LINA", sex: "F", age: 10 },
      { birthName: "DUBOIS", firstNames: "NOE", sex: "M", age: 8 },
      { birthName: "DUBOIS", firstNames: "ZOE", sex: "F", age: 5 },
    ],
    address: ["Madame DUBOIS ANGELA", ...MONTORGUEIL],
  },
  {
    fund: "CNAF",
    quotient: 399,
    adults: [man("MERCIER", "PIERRE", "1969-03-17", "DUBOIS")],
    children: brothers("MERCIER"),
    address: ["Monsieur MERCIER PIERRE", ...MONTORGUEIL],
  },
  {
    fund: "CNAF",
    quotient: 2550,
    adults: [woman("HUCHE", "ANNE-LAURE", "1945-09-30", "MERCIER"), man("MERCIER", "JEAN LOUIS", "1945-10-12")],
    children: [],
    address: ["Monsieur MERCIER JEAN", ...MONTORGUEIL],
  },
  {
    fund: "CNAF",
    quotient: 750,
    adults: [woman("TROIS-DUPRE", "MELISSANDRE JULIETTE", "1981-07-27", "DUBOIS"), man("DUBOIS", "PAUL", "1963-10-12")],
    children: [
      man("DUBOIS", "PIERRE", "2004-01-10"),
      woman("DUBOIS", "LOU", "2015-03-15"),
      man("DUBOIS", "HENRY", "2022-06-20"),
    ],
    address: ["Monsieur DUBOIS PAUL", ...MONTORGUEIL],
  },
  {
    fund: "CNAF",
    quotient: 751,
    adults: [man("DUPONT", "PAUL LOUIS", "1962-08-24"), woman("DURAND", "ANGELA LOUISE", "1963-10-12", "DUPONT")],
    children: brothers("DUPONT"),
    address: ["Monsieur DUPONT PAUL", ...MONTORGUEIL],
  },
  {
    fund: "CNAF",
    quotient: 1200,
    adults: [
      man("ANO'NYMOS-LONS", "OLIVIER MARTIN", "1980-05-24"),
      woman("ANO'NYMOS-LONS", "LAURENCE", "1981-06-01", "ROUSSEAU"),
    ],
    children: [
      man("ANO'NYMOS-LONS", "Gabriel", "2015-02-02"),
      man("ANO'NYMOS-LONS", "Jules", "2013-03-03"),
      man("ANO'NYMOS-LONS", "Simon", "2017-12-05"),
    ],
    address: [
      "Monsieur et Madame Olivier ANO'NYMOS-LONS",
      null,
      null,
      "9 R DES MONTS DE LA MADELEINE",
      null,
      "42300 LONS-LE-SAUNIER",
      "FRANCE",
    ],
  },
  {
    fund: "CNAF",
    quotient: 1201,
    adults: [
      man("DELALALALANDE", "EMMANUEL ALEXANDRE NICOLAS", "1991-01-07"),
      woman("CARPENTIER", "FLORENCE", "1990-05-30", "DELALALALANDE"),
    ],
    children: [
      man("DELALALALANDE", "Alex", "2015-02-15"),
      man("DELALALALANDE", "Léo", "2017-02-02"),
      woman("DELALALALANDE", "Laura", "2019-12-31"),
    ],
    address: ["Monsieur et Madame Emmanuel DELALALALANDE", ...SEGUR],
  },
  {
    fund: "CNAF",
    quotient: 650,
    adults: [woman("YOGO", "Sophie Suzanne", "1981-11-01", "BOBO"), man("BOBO", "Mohamed", "1983-05-15")],
    children: [
      woman("BOBO", "Inès", "2015-07-10"),
      man("BOBO", "Amir", "2012-09-09"),
      man("BOBO", "Ibrahim", "2020-00-00"),
    ],
    address: ["Monsieur et Madame Mohamed BOBO", null, null, "Cours des 50 Otages", null, "44109 NANTES", "FRANCE"],
  },
  {
    fund: "CNAF",
    quotient: 1105,
    adults: [man("PENDERIE", "FABIEN", "1986-03-25"), woman("SUVE", "LUCIE", "1987-08-08", "PENDERIE")],
    children: [
      man("PENDERIE", "Léo", "2020-01-01"),
      woman("PENDERIE", "Léa", "2021-07-17"),
      man("PENDERIE", "Hugo", "2022-08-08"),
      woman("PENDERIE", "Bérénice", "2024-10-25"),
      man("PENDERIE", "Paul", "2004-11-01"),
    ],
    townChildren: [
      { birthName: "PENDERIE", firstNames: "Tom", sex: "M", age: 7 },
      { birthName: "PENDERIE", firstNames: "Lou", sex: "F", age: 4 },
    ],
    address: ["Monsieur Fabien PENDERIE", ...SEGUR],
  },
  {
    fund: "MSA",
    quotient: 300,
    adults: [woman("PLACARD", "ELSA", "1987-04-13", "DUBOIS")],
    children: [
      man("DUBOIS", "Alex", "1999-01-01"),
      man("DUBOIS", "Léo", "2000-01-01"),
      woman("DUBOIS", "Alice", "2024-02-02"),
    ],
    address: ["Madame Elsa DUBOIS", "Batiment 2", "Porte 8", "20 AVENUE DE SEGUR", "Lieu dit", "75107 PARIS", "FRANCE"],
  },
  {
    fund: "MSA",
    quotient: 615,
    adults: [woman("COMMODE", "CINDY", "1980-06-27", "ARMOIRE"), man("ARMOIRE", "FRANCK", "1990-12-30")],
    children: [
      man("ARMOIRE", "Gaston", "2021-05-01"),
      man("ARMOIRE", "Henri", "2021-05-01"),
      man("ARMOIRE", "Robert", "2021-05-01"),
      man("ARMOIRE", "Hugo", "2022-04-30"),
      woman("ARMOIRE", "Lucie", "2023-10-01"),
    ],
    address: ["Monsieur Franck ARMOIRE", ...SEGUR],
  },
];
