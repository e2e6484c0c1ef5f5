/** More than the forms that one process refuses at the same moment; the oldest are forgotten first. */
const KEPT = 500;

const replies = new Set<string>();

/**
 * A form sent without JavaScript is answered within its own request: the action runs, then the page is rendered.
 * The action leaves a mark here under the request's nonce, so that the page can put "Erreur : " first in its title.
 */
export function markRefused(nonce: string): void {
  replies.add(nonce);
  const [oldest] = replies;
  if (replies.size > KEPT && oldest !== undefined) replies.delete(oldest);
}

export function isRefusedReply(nonce: string | null): boolean {
  return nonce !== null && replies.has(nonce);
}
