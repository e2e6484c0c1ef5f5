import { Disclosure } from "@/components/dsfr/Disclosure";
import type { RecapLineView } from "@/server/booking/domain/recap.fr";

interface RecapLinesProps {
  readonly title: string;
  readonly lines: readonly RecapLineView[];
  readonly intro?: string;
}

/** One group of lines under its title; nothing when it is empty. */
export function RecapLines({ title, lines, intro }: RecapLinesProps) {
  if (lines.length === 0) return null;
  return (
    <section>
      <h2>
        {title} ({lines.reduce((sum, { days }) => sum + days, 0)})
      </h2>
      {intro ? <p>{intro}</p> : null}
      <ul className="preau-lines">
        {lines.map((line) => (
          <li key={line.key}>
            <strong>{line.day}</strong>, {line.firstName}
            {line.text}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** How the prices were reached, once for each different calculation (B3, F4). */
export function Calculations({ lines }: { lines: readonly RecapLineView[] }) {
  const different = new Map(
    lines.filter(({ explanation }) => explanation.length > 0).map((line) => [line.explanation.join("\n"), line]),
  );
  if (different.size === 0) return null;
  return (
    <Disclosure summary="Comment ces prix sont calculés">
      {[...different.values()].map((line) => (
        <section key={line.key}>
          <h3>
            {line.firstName}
            {different.size > 1 ? `, à partir du ${line.day}` : ""}
          </h3>
          <ul>
            {line.explanation.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ul>
        </section>
      ))}
    </Disclosure>
  );
}
