import { Disclosure } from "../dsfr/Disclosure";

/** So many days are read in a sentence; more are a list that one opens. */
const FEW = 5;

/** The end of a sentence that counts days: ": jeudi 3 décembre, …", nothing when they are many. */
export function FewDays({ days }: { days: readonly string[] }) {
  return days.length > 0 && days.length <= FEW ? `\u00a0: ${days.join(", ")}` : null;
}

/** The list under that sentence, folded; nothing when the sentence says them. */
export function ManyDays({ days, summary }: { days: readonly string[]; summary: string }) {
  if (days.length <= FEW) return null;
  return (
    <Disclosure summary={summary}>
      <ul>
        {days.map((day) => (
          <li key={day}>{day}</li>
        ))}
      </ul>
    </Disclosure>
  );
}
