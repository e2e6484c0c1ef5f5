/** What staff decided of an adult's access, and why. */
export interface AccessDecided {
  /** Instant in ISO form. */
  readonly at: string;
  /** The agent. */
  readonly by: string;
  readonly reason: string;
}

/** How far an adult's access is; with who suspended it, or took the last login away, when staff did. */
export interface AccessTrace {
  readonly status: "none" | "open" | "suspended";
  readonly decided: AccessDecided | null;
}

export const NO_ACCESS: AccessTrace = { status: "none", decided: null };
