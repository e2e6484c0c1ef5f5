import type { Adapter, AdapterFactory, AdapterPayload } from "oidc-provider";

interface Row {
  readonly payload: AdapterPayload;
  readonly expiresAt: number;
}

type Rows = Map<string, Row>;

/** Called on what is read back, so that a failure can be shown without touching the engine. */
type OnFind = (model: string, payload: AdapterPayload) => AdapterPayload;

class MemoryAdapter implements Adapter {
  constructor(
    private readonly model: string,
    private readonly rows: Rows,
    private readonly onFind: OnFind,
  ) {}

  async upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
    this.forgetExpired();
    this.rows.set(this.key(id), { payload, expiresAt: Date.now() + expiresIn * 1000 });
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    return this.read(this.key(id));
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    const found = [...this.rows].find(([key, { payload }]) => key.startsWith(`${this.model}:`) && payload.uid === uid);
    return found && this.read(found[0]);
  }

  async findByUserCode(): Promise<undefined> {
    return undefined;
  }

  async consume(id: string): Promise<void> {
    const row = this.rows.get(this.key(id));
    if (row) row.payload.consumed = Math.floor(Date.now() / 1000);
  }

  async destroy(id: string): Promise<void> {
    this.rows.delete(this.key(id));
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    for (const [key, { payload }] of this.rows) {
      if (payload.grantId === grantId) this.rows.delete(key);
    }
  }

  private key(id: string): string {
    return `${this.model}:${id}`;
  }

  private read(key: string): AdapterPayload | undefined {
    const row = this.rows.get(key);
    if (!row || row.expiresAt <= Date.now()) return undefined;
    return this.onFind(this.model, row.payload);
  }

  private forgetExpired(): void {
    const now = Date.now();
    for (const [key, { expiresAt }] of this.rows) {
      if (expiresAt <= now) this.rows.delete(key);
    }
  }
}

/** One memory for all the models of one simulator; it outlives the engine, which is built anew when keys rotate. */
export function memoryStorage(onFind: OnFind): AdapterFactory {
  const rows: Rows = new Map();
  return (model) => new MemoryAdapter(model, rows, onFind);
}
