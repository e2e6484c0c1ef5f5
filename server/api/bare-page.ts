const OURS = "https://preau.invalid";

/** One of our own addresses, to come back to; the town's home when what is asked is none. */
export function ownAddress(asked: string | null, home: string): string {
  if (!asked || !/^\/[\w\-./~?=&%+,:]*$/.test(asked) || asked.startsWith("//")) return home;
  return URL.canParse(asked, OURS) && new URL(asked, OURS).origin === OURS ? asked : home;
}

/** Text, or the value of an attribute between double quotes. */
export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
}

interface BarePage {
  /** Of the page's policy: its style is inline, so that it needs nothing else. */
  readonly nonce: string;
  readonly title: string;
  /** What is in it, as HTML. */
  readonly content: string;
}

/** A page whole in itself: neither the base, nor a theme, nor a script is needed to read it. */
export function barePage({ nonce, title, content }: BarePage): string {
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
li { margin-bottom: 1rem; }
button { background: #000091; border: 0; color: #fff; font: inherit; padding: 0.5rem 1rem; }
</style>
</head>
<body>
<main id="contenu">
${content}
</main>
</body>
</html>
`;
}
