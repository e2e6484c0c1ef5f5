import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { err, ok, type Result } from "@/server/platform/result";
import { findClass } from "../data/desk-children";
import type { DeskError } from "../desk-errors";

interface InClass {
  readonly schoolId: string | null;
  /** Null for none that is known. */
  readonly classId: string | null;
  /** "CE1"; "" when it is not known. */
  readonly level: string;
}

/** A child's class is one of its school, and takes its level (D10). Errors: ClassNotInSchool, ClassWithoutLevel. */
export async function checkClass(tx: Tx, { schoolId, classId, level }: InClass): Promise<Result<null, DeskError>> {
  if (classId === null) return ok(null);
  const found = schoolId === null ? undefined : await findClass(tx, classId, schoolId);
  if (!found) return err({ tag: "ClassNotInSchool" });
  if (level !== "" && found.levels.length > 0 && !found.levels.includes(level)) {
    return err({ tag: "ClassWithoutLevel", className: found.name, levels: found.levels });
  }
  return ok(null);
}
