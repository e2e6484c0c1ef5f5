import { book } from "./booking";
import { type Canteen, type EatingFamily, makeEaters, makeSlots } from "./canteen";
import { makeSchool } from "./factory";

/** A school whose only place of the day is taken by the first family, and the others in its queue, in order. */
export async function fullSchool(canteen: Canteen, day: string, waiting: number) {
  const schoolId = await makeSchool(canteen.city.id);
  const [slotId = ""] = await makeSlots(canteen, schoolId, [day], 1);
  const families: EatingFamily[] = [];
  for (let index = 0; index <= waiting; index++) {
    const family = await makeEaters(canteen, [schoolId]);
    families.push(family);
    await book(canteen, family, { wanted: [`${family.children[0]}.${day}`] });
  }
  const [first, ...others] = families;
  if (!first) throw new Error("no family");
  return { slotId, first, others };
}

/** The family gives its place of the day back. */
export async function giveBack(canteen: Canteen, family: EatingFamily, day: string, now: string): Promise<void> {
  await book(canteen, family, { base: [`${family.children[0]}.${day}.booked`], wanted: [] }, now);
}
