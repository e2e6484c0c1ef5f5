import { describe, expect, it } from "vitest";
import { newId } from "@/server/platform/ids";
import { apiOf } from "../../support/booking";
import { closingWish, statesOf } from "../../support/closing";
import { CLOSED, closingStage, FRIDAY, THURSDAY } from "../../support/closing-stage";

const stage = closingStage(["activites.gerer"]);
const { desk, close, eaters } = stage;
const both = () => closingWish({ from: "03/12/2026", to: "04/12/2026", label: "Travaux", schoolId: stage.schoolId });

describe("a closing that a colleague came before", () => {
  it("is not carried out as it was read: the recap says again what is closed and what is left", async () => {
    const family = await eaters();
    const { recap: read } = await desk().recap(both());
    expect(read).toMatchObject({ days: [THURSDAY, FRIDAY], closed: [] });
    await close(CLOSED);
    const wish = { id: read?.id ?? "", seen: read?.seen ?? "", ...both() };
    expect(await desk().close(wish)).toMatchObject({
      outcome: "moved",
      label: "Travaux",
      first: THURSDAY,
      last: FRIDAY,
    });
    expect(await statesOf("booking", family)).toEqual({ [THURSDAY]: "cancelled", [FRIDAY]: "booked" });

    const { recap: again } = await desk().recap(both());
    expect(again).toMatchObject({ days: [FRIDAY], closed: [{ day: THURSDAY, labels: ["Grève"], partly: false }] });
    await desk().close({ ...wish, id: again?.id ?? "", seen: again?.seen ?? "" });
    expect(await statesOf("booking", family)).toEqual({ [THURSDAY]: "cancelled", [FRIDAY]: "cancelled" });
  });

  it("is read again when nothing is left to close", async () => {
    const { recap } = await desk().recap(both());
    await close({ from: "03/12/2026", to: "04/12/2026" });
    expect(await desk().close({ id: newId(), seen: recap?.seen ?? "", ...both() })).toMatchObject({ outcome: "moved" });
    expect(await desk().recap(both())).toMatchObject({
      recap: null,
      refusal: expect.stringContaining("déjà fermés\u00a0: jeudi 3 décembre (Grève), vendredi 4 décembre (Grève)"),
    });
  });

  it("is carried out although families have booked meanwhile (negative control)", async () => {
    const { recap } = await desk().recap(both());
    const family = await eaters();
    expect(await desk().close({ id: newId(), seen: recap?.seen ?? "", ...both() })).toMatchObject({
      outcome: "closed",
    });
    expect(await statesOf("booking", family)).toEqual({ [THURSDAY]: "cancelled", [FRIDAY]: "cancelled" });
  });
});

describe("the family’s home", () => {
  it("says which day of the week is closed, and why", async () => {
    const family = await eaters([FRIDAY]);
    const week = async () => (await apiOf(stage.canteen, family, "2026-11-30T08:00:00+01:00").booking.week()).closed;
    expect(await week()).toEqual([]);
    await close(CLOSED);
    expect(await week()).toEqual([
      { childId: family.child, first: THURSDAY, last: THURSDAY, activity: null, reason: "Grève" },
    ]);
  });
});
