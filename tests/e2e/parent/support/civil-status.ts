import { inTown } from "../../support/base";
import type { OwnFamily } from "../../support/own-family";

interface CivilStatus {
  readonly birthName: string;
  readonly firstNames: readonly string[];
  readonly gender: "female" | "male";
  readonly birthdate: string;
  readonly birthplace: string;
}

/** Identities of FranceConnect's test base whom no town of the demonstration knows in the towns where they are used. */
export const SOPHIE: CivilStatus = {
  birthName: "YOGO",
  firstNames: ["Sophie", "Suzanne"],
  gender: "female",
  birthdate: "1981-11-01",
  birthplace: "50528",
};

export const DAVID: CivilStatus = {
  birthName: "ARMOIRE",
  firstNames: ["David"],
  gender: "male",
  birthdate: "1975-10-28",
  birthplace: "57530",
};

/** Gives the parent of a family of one test this civil status, as a clerk would have read it on an identity card. */
export async function giveCivilStatus({ town, accountId }: OwnFamily, person: CivilStatus): Promise<void> {
  const { birthName, firstNames, gender, birthdate, birthplace } = person;
  await inTown(
    town,
    `UPDATE person SET birth_name = $3, first_names = $4, gender = $5, birthdate = $6, birthplace = $7, birthcountry = '99100'
     WHERE city_id = $1 AND id = (SELECT person_id FROM person_login WHERE city_id = $1 AND account_id = $2)`,
    [accountId, birthName, [...firstNames], gender, birthdate, birthplace],
  );
}

/** Makes the first child of the family one whom the fund knows in Sophie's household. */
export async function giveKnownChild({ town, children }: OwnFamily): Promise<void> {
  await inTown(
    town,
    "UPDATE child SET first_name = 'Inès', last_name = 'Bobo', birthdate = '2015-07-10' WHERE city_id = $1 AND id = $2",
    [children[0]?.id],
  );
}
