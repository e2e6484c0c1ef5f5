/** A session that still opens something, as its owner recognises it (A8). */
export interface OpenSession {
  readonly id: string;
  readonly device: string;
  /** Instants in ISO form. */
  readonly openedAt: string;
  readonly lastSeenAt: string;
  readonly current: boolean;
}

/** The ways in that an account has (A4). */
export interface OwnLogins {
  readonly local: { readonly login: string; readonly changedAt: string } | null;
  readonly federated: readonly { readonly id: string; readonly linkedAt: string }[];
}
