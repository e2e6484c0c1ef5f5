import { expect, it } from "vitest";
import { timeText } from "../../scripts/test/time-limit";

it("tells how long a run took beside how long it may take, and when that is too long", () => {
  expect(timeText(1_319.6)).toBe("1320 s of the 1500 s that a run may take");
  expect(timeText(1_500)).toBe("1500 s of the 1500 s that a run may take");
  expect(timeText(1_530.2)).toBe("1530 s of the 1500 s that a run may take: OVER by 30 s");
});
