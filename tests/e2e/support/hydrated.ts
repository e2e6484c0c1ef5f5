import type { Locator } from "@playwright/test";
import { expect } from "./test";

/**
 * Waits until the scripts of the page answer for this button. Before, a click sends the form as without scripts, which
 * ends well too, but elsewhere: what is gone meanwhile is not on the new page, nor is the form that would say so.
 */
export async function untilHydrated(button: Locator): Promise<void> {
  const isHydrated = () =>
    button.evaluate((element) => Object.keys(element).some((name) => name.startsWith("__reactProps")));
  await expect.poll(isHydrated).toBe(true);
}
