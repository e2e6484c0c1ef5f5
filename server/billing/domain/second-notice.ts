import { Temporal } from "temporal-polyfill";

/** Within it, a second click or a second agent asks for the same notice. */
const SAME_NOTICE = { minutes: 1 };

interface EarlierNotice {
  readonly id: string;
  /** ISO. */
  readonly sentAt: string;
}

/**
 * The notices that whoever clicks has not seen, or that left a moment ago: what went to an address then does not go there
 * again. `seen` is the latest notice that their page showed, "" for none; `sent` are those that the staff sent, the latest
 * first.
 */
export function sameNotices<N extends EarlierNotice>(
  sent: readonly N[],
  { seen, now }: { readonly seen: string; readonly now: Temporal.Instant },
): N[] {
  const last = sent.findIndex(({ id }) => id === seen);
  return sent.filter(({ sentAt }, index) => {
    const young = Temporal.Instant.compare(Temporal.Instant.from(sentAt).add(SAME_NOTICE), now) > 0;
    return young || last === -1 || index < last;
  });
}
