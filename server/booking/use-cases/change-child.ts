import "server-only";
import { type EditChild, editChild, firstNameOf, mailHousehold, shownVersion } from "@/server/families";
import { addDays, dayOf, type LocalDate } from "@/server/platform/dates";
import { err } from "@/server/platform/result";
import { heldPlaces, lockSlots } from "../data/enrolments";
import { offerWindows } from "../data/offer-windows";
import type { HeldDay } from "../domain/school-move";
import { schoolMovedMail } from "../domain/school-move.fr";
import { heldElsewhere } from "../queries/held-elsewhere";
import type { DeskScope } from "./desk-scope";
import { withdrawPlaces } from "./withdraw-places";

/**
 * Changes a child's card (D3, D10). A new school takes effect tomorrow: what is held at the former one from then on is given
 * back, free of charge, and passes to those who wait; today's meal stays where it is. The agent reads what goes before it
 * does, compared again under the locks; each household is told its own. Errors: those of the card, ChildHoldsPlaces.
 */
export async function changeChild(desk: DeskScope, input: EditChild) {
  const { tx, city, clock } = desk;
  const edited = await editChild(tx, desk, input);
  if (!edited.ok || !edited.value.changed.includes("schoolId")) return edited;
  const from = addDays(dayOf(clock.now(), city.timezone), 1);
  const held = await holdElsewhere(desk, input.childId, from);
  const seen = shownVersion({ held: held.map(({ slotId, familyId, what }) => [slotId, familyId, what]) });
  if (held.length > 0 && !input.move.includes(seen)) {
    return err({ tag: "ChildHoldsPlaces" as const, from, held, seen });
  }
  await giveBack(desk, input.childId, from, held);
  return edited;
}

/** The card holds the child's row already: nothing is added, and nobody cancels, offers or accepts any of it meanwhile. */
async function holdElsewhere(desk: DeskScope, childId: string, from: LocalDate): Promise<HeldDay[]> {
  const { tx, city, clock } = desk;
  const slots = (await heldElsewhere(tx, childId, from)).map(({ slotId }) => slotId);
  if (slots.length === 0) return [];
  await lockSlots(tx, await offerWindows({ tx, city, now: clock.now() }, [...new Set(slots)]));
  return heldElsewhere(tx, childId, from);
}

async function giveBack(desk: DeskScope, childId: string, from: LocalDate, held: readonly HeldDay[]): Promise<void> {
  if (held.length === 0) return;
  const { tx, city, clock, agentId } = desk;
  const given = new Set(held.map(({ slotId }) => slotId));
  const keep = (await heldPlaces(tx, { childId, from })).slots.filter((slot) => !given.has(slot));
  await withdrawPlaces({ tx, city, agentId, now: clock.now(), childId, from, keep });
  const firstName = await firstNameOf(tx, childId);
  for (const [familyId, lost] of Map.groupBy(held, (one) => one.familyId)) {
    const { actionLabel: label, ...words } = schoolMovedMail(firstName, from, lost);
    const mail = { ...words, action: { label, path: "/famille/reservations" } };
    await mailHousehold(tx, { city, clock, familyId, kind: "school-moved", mail });
  }
}
