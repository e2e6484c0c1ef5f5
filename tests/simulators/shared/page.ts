import { Html, html } from "./html";
import { stylesheetPath } from "./stylesheet";

export interface PageContent {
  /** Title of the document and of the page, without the simulator's name. */
  readonly title: string;
  /** Name of the simulator, said on every page. */
  readonly simulator: string;
  readonly main: Html;
  /** Put before the title of the document when a form was refused. */
  readonly refused?: boolean;
}

/** A whole document. The banner says on every page that nothing here is real. */
export function page({ title, simulator, main, refused }: PageContent): Html {
  return new Html(
    `<!doctype html>${
      html`<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${refused ? "Erreur : " : ""}${title} — ${simulator}</title>
<link rel="stylesheet" href="${stylesheetPath}">
</head>
<body>
<a class="skip" href="#contenu">Aller au contenu</a>
<header role="banner"><p class="banner"><strong>${simulator}</strong> — aucune donnée réelle</p></header>
<main id="contenu" tabindex="-1">
<h1>${title}</h1>
${main}
</main>
</body>
</html>`.source
    }`,
  );
}
