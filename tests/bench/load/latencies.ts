/** Response times in milliseconds. */
export class Latencies {
  private readonly values: number[] = [];
  private sorted = false;

  add(milliseconds: number): void {
    this.values.push(milliseconds);
    this.sorted = false;
  }

  addAll(others: Latencies): void {
    for (const milliseconds of others.values) this.add(milliseconds);
  }

  get count(): number {
    return this.values.length;
  }

  /** The time under which `share` (0 to 1) of the responses stayed. @throws RangeError when there is none. */
  percentile(share: number): number {
    if (!this.sorted) this.values.sort((a, b) => a - b);
    this.sorted = true;
    const value = this.values[Math.min(this.values.length - 1, Math.floor(this.values.length * share))];
    if (value === undefined) throw new RangeError("Nothing was measured");
    return value;
  }
}
