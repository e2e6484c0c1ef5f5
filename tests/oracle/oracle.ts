import { bandTariff, costOf, happened, isoWeek, part, type Tariff } from "./reckoning";
import type { Meal, Move, Note, Scenario } from "./scenario";

/** Who owes: a home by its number, or the CCAS. */
type Debtor = number | "ccas";

interface Account {
  invoices: { total: bigint; open: bigint }[];
  kept: bigint;
}

/** What was asked of a debtor for a day that a home used. */
interface Asked {
  billed: bigint;
  given: bigint;
  share: bigint;
  /** Whether the kid came, as the last paper says. */
  there: boolean;
}

interface Share {
  readonly before: bigint;
  readonly share: bigint;
}

/** What a run comes to, by debtor. */
interface Tally {
  readonly totals: Map<Debtor, bigint>;
  readonly worth: Set<Debtor>;
  readonly shown: Map<Debtor, string[]>;
}

export interface Standing {
  readonly invoices: readonly { readonly total: number; readonly open: number }[];
  readonly kept: number;
}

function least(one: bigint, other: bigint): bigint {
  if (one < other) return one;
  return other;
}

/** Reckons the months of some families, one day after the other. */
export class Oracle {
  private readonly accounts = new Map<Debtor, Account>();
  /** By child, day, home and debtor. */
  private readonly asked = new Map<string, Asked>();
  private readonly quotients: { from: string; euros: number }[][];
  private readonly moves: Move[][];
  private readonly notes = new Map<string, Note>();
  private readonly closed = new Set<string>();
  private exchanged = false;
  /** From which day on a kid has left its first home. */
  private readonly gone = new Map<number, string>();

  /** @param tariff what residents of the scenario's town pay. */
  constructor(
    private readonly scenario: Scenario,
    private readonly tariff: Tariff = bandTariff,
  ) {
    this.quotients = scenario.homes.map(({ quotients }) => [...quotients]);
    this.moves = scenario.homes.map(({ moves }) => [...moves]);
    for (const meal of [...scenario.first, ...scenario.second]) this.notes.set(`${meal.child} ${meal.day}`, meal.note);
  }

  learn(home: number, from: string, euros: number): void {
    this.quotients[home]?.push({ from, euros });
  }

  /** Whenever it is written down, each day costs what it costs where the home lived that day, a day that was asked for too. */
  move(home: number, from: string, resident: boolean): void {
    this.moves[home]?.push({ from, resident });
  }

  note(meal: Meal, note: Note): void {
    this.notes.set(`${meal.child} ${meal.day}`, note);
  }

  /** The town closes a day: what was booked on it is no longer due, who came all the same pays. */
  close(day: string): void {
    this.closed.add(day);
  }

  exchange(): void {
    this.exchanged = !this.exchanged;
  }

  /** A kid of two homes leaves the first. What it was asked from that day on is the other’s, as far as that one booked it. */
  leave(kid: number, from: string): void {
    if ((this.scenario.kids[kid]?.homes.length ?? 0) > 1) this.gone.set(kid, from);
  }

  private hasLeft(child: number, home: number, day: string): boolean {
    const from = this.gone.get(child);
    return from !== undefined && from <= day && this.scenario.kids[child]?.homes[0] === home;
  }

  /** A month is invoiced, and these meals are looked at, some again. False when nobody is asked for anything: no run is issued. */
  invoice(meals: readonly Meal[]): boolean {
    const totals = new Map<Debtor, bigint>();
    const worth = new Set<Debtor>();
    const shown = new Map<Debtor, string[]>();
    for (const meal of meals) {
      const payers = this.payersOf(meal);
      const homes = this.scenario.kids[meal.child]?.homes ?? [];
      for (const home of homes) {
        let before = 0n;
        let share = 0n;
        for (const [payer, theirs] of payers) {
          if (payer === home) share = theirs;
          if (payer < home) before += theirs;
        }
        this.bill(meal, home, { before, share }, { totals, worth, shown });
      }
    }
    // Excused absences alone make no invoice: they are shown by a later one.
    for (const [debtor, keys] of shown) if (!worth.has(debtor)) for (const key of keys) this.asked.delete(key);
    for (const debtor of [...worth]) this.post(debtor, totals.get(debtor) ?? 0n);
    return worth.size > 0;
  }

  private bill(meal: Meal, home: number, { before, share }: Share, { totals, worth, shown }: Tally): void {
    const kid = this.scenario.kids[meal.child];
    const one = this.scenario.homes[home];
    if (!kid || !one) throw new Error("A meal of nobody");
    const gone = this.closed.has(meal.day) && !meal.unbooked;
    const {
      free: excused,
      late,
      there,
    } = happened({ ...meal, note: this.notes.get(`${meal.child} ${meal.day}`) ?? null });
    const free = gone || excused;
    const living = { ...one, quotients: this.quotients[home] ?? [], moves: this.moves[home] ?? [] };
    const cost = costOf(living, kid, { day: meal.day, late, tariff: this.tariff });
    for (const debtor of [home, "ccas"] as const) {
      const key = `${meal.child} ${meal.day} ${home} ${debtor}`;
      const known = this.asked.get(key);
      const price = debtor === "ccas" ? cost.ccas : cost.family;
      const due = free ? 0n : part(price, before, share);
      if (!known) {
        if (gone) continue;
        // A share of nothing is nobody’s line; the CCAS has a line where it pays.
        if (share === 0n || (debtor === "ccas" && due === 0n)) continue;
        this.asked.set(key, { billed: due, given: 0n, share, there });
        totals.set(debtor, (totals.get(debtor) ?? 0n) + due);
        if (!free) worth.add(debtor);
        else shown.set(debtor, [...(shown.get(debtor) ?? []), key]);
        continue;
      }
      let change = due - known.billed;
      if (change < 0n) {
        change += known.given;
        if (change > 0n) change = 0n;
      }
      // A home is told of who came and did not, or the other way, also where it costs the same.
      const told = debtor !== "ccas" && due > 0n && there !== known.there;
      if (change === 0n && !told) continue;
      known.there = there;
      known.billed += change;
      known.share = share;
      totals.set(debtor, (totals.get(debtor) ?? 0n) + change);
      worth.add(debtor);
    }
  }

  /** What was agreed; else who was asked already, where that is all and lives there; else whose week it is; else who booked. */
  private payersOf(meal: Meal): [home: number, share: bigint][] {
    const kid = this.scenario.kids[meal.child];
    const [first = 0, second] = kid?.homes ?? [];
    if (kid && second !== undefined && typeof kid.paying === "object" && kid.paying.from <= meal.day) {
      const share = BigInt(kid.paying.share);
      const agreed: [number, bigint][] = [
        [first, share],
        [second, 10_000n - share],
      ];
      return agreed.filter(([, theirs]) => theirs > 0n);
    }
    const before: [number, bigint][] = [];
    for (const home of kid?.homes ?? []) {
      const known = this.asked.get(`${meal.child} ${meal.day} ${home} ${home}`);
      if (known && known.share > 0n && !this.hasLeft(meal.child, home, meal.day)) before.push([home, known.share]);
    }
    let asked = 0n;
    for (const [, share] of before) asked += share;
    if (asked === 10_000n) return before;
    if (kid?.paying === "weeks" && second !== undefined) {
      const even = isoWeek(meal.day) % 2 === 0;
      const theirs = even !== this.exchanged ? first : second;
      if (!this.hasLeft(meal.child, theirs, meal.day)) return [[theirs, 10_000n]];
    }
    return [[kid?.homes[meal.by] ?? first, 10_000n]];
  }

  /** What of a day a home was asked for, and was not given back by a gesture. */
  leftOf(home: number, child: number, day: string): number {
    const known = this.asked.get(`${child} ${day} ${home} ${home}`);
    return Number(known ? known.billed - known.given : 0n);
  }

  /** A gesture: so much of a day that was asked by an invoice is given back, off this invoice first. */
  give(home: number, child: number, day: string, { invoice, cents }: { invoice: number; cents: number }): void {
    const known = this.asked.get(`${child} ${day} ${home} ${home}`);
    const amount = BigInt(cents);
    if (!known || known.billed - known.given < amount) throw new Error("So much was not asked for this day");
    known.given += amount;
    const account = this.accountOf(home);
    let left = amount;
    const first = account.invoices[invoice];
    for (const one of [...(first ? [first] : []), ...account.invoices.filter((other) => other !== first)]) {
      const taken = least(one.open, left);
      one.open -= taken;
      left -= taken;
    }
    account.kept += left;
    account.invoices.push({ total: -amount, open: 0n });
  }

  pay(home: number, cents: number): void {
    this.settle(this.accountOf(home), BigInt(cents));
  }

  private post(debtor: Debtor, total: bigint): void {
    const account = this.accountOf(debtor);
    if (total < 0n) {
      account.invoices.push({ total, open: 0n });
      this.settle(account, -total);
      return;
    }
    account.invoices.push({ total, open: total });
    const kept = account.kept;
    account.kept = 0n;
    this.settle(account, kept);
  }

  /** Takes off what is owed, the oldest first; the rest is kept. */
  private settle(account: Account, amount: bigint): void {
    let left = amount;
    for (const invoice of account.invoices) {
      const taken = least(invoice.open, left);
      invoice.open -= taken;
      left -= taken;
    }
    account.kept += left;
  }

  private accountOf(debtor: Debtor): Account {
    const account = this.accounts.get(debtor) ?? { invoices: [], kept: 0n };
    this.accounts.set(debtor, account);
    return account;
  }

  standingOf(debtor: Debtor): Standing {
    const { invoices, kept } = this.accountOf(debtor);
    return {
      invoices: invoices.map(({ total, open }) => ({ total: Number(total), open: Number(open) })),
      kept: Number(kept),
    };
  }
}
