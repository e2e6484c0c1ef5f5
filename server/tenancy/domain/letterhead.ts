import type { Letterhead } from "@/server/platform/paper/paper";
import type { Theme } from "./theme";

/** The head of the town's letters: the lines of its theme, and how to reach it (E1). `logoUrl` is the page's. */
export function letterheadOf(theme: Theme, contact: Theme["contact"], logoUrl: string): Letterhead {
  const [issuer = theme.name, ...lines] = theme.letterhead;
  const reached = [contact.phone, contact.email, contact.hours];
  return {
    issuer,
    lines,
    contact: reached.filter((line) => line !== null),
    logo: { url: logoUrl, alternative: `Logo\u00a0: ${issuer}` },
  };
}
