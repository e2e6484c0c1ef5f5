import "server-only";
import { oneOf, type Query } from "../../query";

/** What an address says of a closing, as the form would send it; what it leaves out is left out. */
export async function wishOf(query: Query) {
  return {
    label: (await oneOf(query, "raison")) ?? "",
    from: (await oneOf(query, "du")) ?? "",
    to: (await oneOf(query, "au")) ?? "",
    schoolId: (await oneOf(query, "ecole")) ?? "",
    activityId: (await oneOf(query, "activite")) ?? "",
  };
}
