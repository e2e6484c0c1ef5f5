import type { createCaller } from "@/server/api/root";

export interface Move {
  readonly familyId: string;
  readonly childId: string;
  readonly schoolId: string;
  /** As it is typed: "24/11/2026". */
  readonly from: string;
}

type Staff = Pick<ReturnType<typeof createCaller>, "booking">;

/** What the page of a recap shows. */
export async function recapOf({ booking }: Staff, move: Move) {
  const { recap, refusal } = await booking.desk.schoolMoveRecap(move);
  if (!recap) throw new Error(refusal);
  return recap;
}

/** A clerk reads the recap, and moves the child. */
export async function moveTo(staff: Staff, move: Move, classId = "") {
  const { seen } = await recapOf(staff, move);
  return staff.booking.desk.moveSchool({ ...move, classId, seen: seen.join("\n") });
}
