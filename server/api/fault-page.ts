import { OUR_FAULT, TOO_HEAVY } from "@/components/layout/our-fault-words";
import { barePage, escaped, ownAddress } from "./bare-page";

interface WayBack {
  /** "" or "/corbas". */
  readonly base: string;
  readonly nonce: string;
  /** Where to go back to, as the address says it: never trusted. */
  readonly page: string | null;
}

interface Words {
  readonly title: string;
  readonly heading: string;
  readonly text: string;
  /** The link that leads to `page`. */
  readonly reload: string;
  readonly home: string;
}

/**
 * The page of a fault of ours, whole in itself: neither the base, nor a theme, nor a script is needed to read it. The
 * reference is shown only when it looks like one of ours: nobody writes on our page by its address.
 */
export function faultPage({ reference, ...page }: WayBack & { readonly reference: string | null }): string {
  const known = reference !== null && /^[0-9a-f-]{36}$/.test(reference) ? reference : null;
  return said(page, OUR_FAULT, known ? `<p>Référence&nbsp;: ${known}</p>` : "");
}

/** What a form that is too heavy to be read is answered: the server stops before it knows the fields. */
export function heavyPage(page: WayBack): string {
  return said(page, TOO_HEAVY, "");
}

function said({ base, nonce, page }: WayBack, words: Words, more: string): string {
  const { title, heading, text, reload, home } = words;
  const content = `<h1>${heading}</h1>
<p>${text}</p>
${more}
<p><a href="${escaped(ownAddress(page, base || "/"))}">${reload}</a></p>
<p><a href="${escaped(base || "/")}">${home}</a></p>`;
  return barePage({ nonce, title, content });
}
