import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import type { SchoolKind } from "../domain/school-level";

/** A school as the public sees it. */
export interface SchoolView {
  readonly id: string;
  readonly uai: string;
  readonly name: string;
  readonly level: SchoolKind;
  readonly sector: "public" | "prive";
  readonly address: string;
}

/** The schools of the city, public ones first, by name. */
export async function listSchools(tx: Tx): Promise<SchoolView[]> {
  return tx.$queryRaw<SchoolView[]>`
    SELECT id, uai, name, level, sector, address FROM school ORDER BY sector DESC, name`;
}
