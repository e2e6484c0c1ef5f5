import { OUR_FAULT, TOO_HEAVY } from "@/components/layout/our-fault-words";

const OURS = "https://preau.invalid";

/** One of our own addresses, to come back to; the town's home when what is asked is none. */
function ownAddress(asked: string | null, home: string): string {
  if (!asked || !/^\/[\w\-./~?=&%+,:]*$/.test(asked) || asked.startsWith("//")) return home;
  return URL.canParse(asked, OURS) && new URL(asked, OURS).origin === OURS ? asked : home;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
}

interface BarePage {
  /** "" or "/corbas". */
  readonly base: string;
  /** Of the page's policy: its style is inline, so that it needs nothing else. */
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
export function faultPage({ reference, ...page }: BarePage & { readonly reference: string | null }): string {
  const known = reference !== null && /^[0-9a-f-]{36}$/.test(reference) ? reference : null;
  return barePage(page, OUR_FAULT, known ? `<p>Référence&nbsp;: ${known}</p>` : "");
}

/** What a form that is too heavy to be read is answered: the server stops before it knows the fields. */
export function heavyPage(page: BarePage): string {
  return barePage(page, TOO_HEAVY, "");
}

function barePage({ base, nonce, page }: BarePage, words: Words, more: string): string {
  const { title, heading, text, reload, home } = words;
  return `<!DOCTYPE html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style nonce="${escaped(nonce)}">
body { color: #161616; background: #fff; font: 1rem/1.5 sans-serif; margin: 0; }
main { margin: 0 auto; max-width: 48rem; padding: 2rem 1rem; }
a { color: #000091; display: inline-block; padding: 0.5rem 0; }
</style>
</head>
<body>
<main id="contenu">
<h1>${heading}</h1>
<p>${text}</p>
${more}
<p><a href="${escaped(ownAddress(page, base || "/"))}">${reload}</a></p>
<p><a href="${escaped(base || "/")}">${home}</a></p>
</main>
</body>
</html>
`;
}
