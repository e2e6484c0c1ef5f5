import type { z } from "zod";

export type SwitchValues = Record<string, boolean | number | string>;

/** How one switch is shown on the page; a number is a duration in milliseconds, a text is one of `choices` or "" for none. */
export interface SwitchText {
  readonly label: string;
  readonly hint: string;
  readonly choices?: readonly string[];
}

/** The failures that a simulator can be told to show, checked by a schema whose defaults mean "all is well". */
export class SwitchBoard<T extends SwitchValues> {
  #values: T;

  constructor(
    private readonly schema: z.ZodType<T>,
    readonly texts: { readonly [name in keyof T]: SwitchText },
  ) {
    this.#values = schema.parse({});
  }

  get values(): T {
    return this.#values;
  }

  /** Changes the given switches only. An unknown name or a wrong type throws a ZodError and changes nothing. */
  set(change: Partial<T>): T {
    this.#values = this.schema.parse({ ...this.#values, ...change });
    return this.#values;
  }

  /** As `set`, for what came from outside: the message says what is wrong, or the values have changed. */
  setFromOutside(change: Record<string, unknown>): string | undefined {
    const parsed = this.schema.safeParse({ ...this.#values, ...change });
    if (!parsed.success) return parsed.error.issues.map((issue) => issue.message).join(" ");
    this.#values = parsed.data;
    return undefined;
  }

  reset(): T {
    this.#values = this.schema.parse({});
    return this.#values;
  }
}
