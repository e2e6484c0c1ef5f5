import { weekdayName } from "@/server/catalogue/domain/weekday.fr";
import { explainFee } from "@/server/fees/domain/explain-fee";
import type { FeeLine } from "@/server/fees/domain/fee-line";
import { unitsText } from "@/server/fees/domain/unit-names.fr";
import { formatEuros } from "@/server/platform/money";

/** One line of the estimate: how many, at what price, by which rule, and the whole calculation in plain French (F4). */
export function PriceLine({ line, weekdays }: { line: FeeLine; weekdays: readonly number[] }) {
  const { unit, quantity, unitTotal, total, steps } = line;
  const rule = steps.find((step) => step.kind === "rule");
  return (
    <div className="preau-price">
      <p className="preau-price__line">
        <span>
          {unitsText(quantity, unit)} par semaine ({weekdays.map(weekdayName).join(", ")}), à {formatEuros(unitTotal)}
        </span>
        <strong>{formatEuros(total)}</strong>
      </p>
      {rule ? <p>Tarif appliqué&nbsp;: {rule.label}.</p> : null}
      <p>Comment ce prix est calculé&nbsp;:</p>
      <ol>
        {explainFee(line).map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </div>
  );
}
