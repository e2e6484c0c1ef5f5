const wholeQuotient = new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 0 });
const preciseQuotient = new Intl.NumberFormat("fr-FR", { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** "720", "1 150", "859,99": a quotient in euros as French towns print it, without the currency. */
export function quotientText(quotient: number): string {
  return (Number.isInteger(quotient) ? wholeQuotient : preciseQuotient).format(quotient);
}

/** "de 640 à 859", "jusqu’à 399", "à partir de 1 900"; both ends are included. */
export function stretchText({ from, to }: { readonly from: number; readonly to: number | null }): string {
  if (to === null) return from === 0 ? "de 0 et plus" : `à partir de ${quotientText(from)}`;
  if (from === to) return `de ${quotientText(from)}`;
  return from === 0 ? `jusqu’à ${quotientText(to)}` : `de ${quotientText(from)} à ${quotientText(to)}`;
}

/** A decimal kept as text, with the French comma: "0,36". */
export function decimalText(decimal: string): string {
  return decimal.replace(".", ",");
}
