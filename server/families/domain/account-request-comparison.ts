import type { Agreement, Comparable, Comparison } from "./account-request";
import { normalFirstNames, normalName, normalPivot } from "./pivot";

function agreement(one: string, other: string): Agreement {
  if (one === "" || other === "") return "missing";
  return one === other ? "same" : "different";
}

const digits = (phone: string) => phone.replace(/\D/g, "").slice(-9);

/** What agrees between a request and a person of the dossiers, for the agent who decides (A3). */
export function compareWith(asked: Comparable, person: Comparable): Comparison {
  const [mine, theirs] = [normalPivot(asked), normalPivot(person)];
  const names = [person.birthName, person.usageName].map(normalName).filter((name) => name !== "");
  const nameMet = [asked.birthName, asked.usageName].some((name) => names.includes(normalName(name)));
  return {
    birthName: nameMet ? "same" : agreement(mine.birthName, theirs.birthName),
    firstNames: agreement(normalFirstNames(asked.firstNames), normalFirstNames(person.firstNames)),
    birthdate: agreement(mine.birthdate, theirs.birthdate),
    birthplace: agreement(mine.birthplace, theirs.birthplace),
    email: agreement(asked.email.toLowerCase(), person.email.toLowerCase()),
    phone: agreement(digits(asked.phone), digits(person.phone)),
  };
}
