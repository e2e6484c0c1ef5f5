import { familyNamesMeet, firstNamesMeet } from "./match-pivot";
import { type NamedPivot, normalBirthdate } from "./pivot";

/** The alphabet and the shape of a code as the town prints it: seven groups of four, 140 bits. */
export const CODE_GROUPS = 7;

/** "K7QX2MBF…": however it was typed. Undefined for what is no code. */
export function normalCode(typed: string): string | undefined {
  const code = typed.toUpperCase().replace(/[^A-Z0-9]/g, "");
  return code.length === CODE_GROUPS * 4 ? code : undefined;
}

/**
 * Whether the person whom FranceConnect certified may be the one for whom the town prepared a code (A4). The code is the
 * town's word; this keeps it from serving somebody else who came by it: names meet, and the birth agrees as far as the
 * dossier knows it. Weaker than what attaches a login without a code (`matchPivot`).
 */
export function mayBeInvited(certified: NamedPivot, onFile: NamedPivot): boolean {
  return (
    familyNamesMeet(certified, onFile) &&
    firstNamesMeet(certified.firstNames, onFile.firstNames) &&
    birthAgrees(certified.birthdate, onFile.birthdate)
  );
}

function birthAgrees(certified: string, onFile: string): boolean {
  const [one, other] = [normalBirthdate(certified) ?? "", normalBirthdate(onFile) ?? ""];
  return one !== "" && (one.startsWith(other) || other.startsWith(one));
}
