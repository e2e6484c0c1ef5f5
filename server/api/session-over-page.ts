import { barePage, escaped } from "./bare-page";

/** A field of a form as the browser sent it; never a file, which no page can give back. */
export type SentField = readonly [name: string, value: string];

interface SessionOver {
  readonly nonce: string;
  /** The page of the form, one of our own. Opened without a session it leads to the login. */
  readonly page: string;
  /** What was typed; null when it cannot be kept. */
  readonly fields: readonly SentField[] | null;
  readonly hadFiles: boolean;
}

/**
 * What a form sent without JavaScript is answered when its session ended before: the page of the form cannot be shown, but what
 * was typed stays in this one, to be sent again once logged in elsewhere (Q3, A8). Nothing of it is kept by the server.
 */
export function sessionOverPage({ nonce, page, fields, hadFiles }: SessionOver): string {
  return barePage({
    nonce,
    title: "Erreur\u00a0: votre session est terminée",
    content: `<h1>Votre session est terminée</h1>
${fields === null ? lost(page) : kept(page, fields, hadFiles)}`,
  });
}

function lost(page: string): string {
  return `<p>Rien n’est enregistré. Connectez-vous, puis recommencez.</p>
<p><a href="${escaped(page)}">Se connecter</a></p>`;
}

function kept(page: string, fields: readonly SentField[], hadFiles: boolean): string {
  const inputs = fields.map(
    ([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`,
  );
  return `<p>Rien n’est encore enregistré. Vos réponses sont gardées dans cette page&nbsp;: ne la fermez pas.</p>
<ol>
<li>Connectez-vous dans un autre onglet.<br>
<a href="${escaped(page)}" target="_blank" rel="noopener">Se connecter (nouvel onglet)</a></li>
<li>Revenez dans cet onglet, puis renvoyez vos réponses.
<form method="post" enctype="multipart/form-data" action="${escaped(page)}">
${inputs.join("\n")}
<p><button type="submit">Renvoyer mes réponses</button></p>
</form></li>
</ol>${hadFiles ? "\n<p>Vos fichiers ne peuvent pas être gardés&nbsp;: vous les choisirez de nouveau.</p>" : ""}`;
}
