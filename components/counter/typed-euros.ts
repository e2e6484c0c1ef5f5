/** "57,75", as one types it: no currency, no spaces. */
export function typedEuros(amount: number): string {
  return `${Math.floor(amount / 100)},${String(amount % 100).padStart(2, "0")}`;
}

/** What was typed, in cents; undefined for anything that is no amount. */
export function readTyped(text: string): number | undefined {
  const [, euros = "", fraction = ""] = /^(\d{1,7})(?:[.,](\d{1,2}))?$/.exec(text.replace(/[\s€]/g, "")) ?? [];
  return euros === "" ? undefined : Number(euros) * 100 + Number(fraction.padEnd(2, "0"));
}
