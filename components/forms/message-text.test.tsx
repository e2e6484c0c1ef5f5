import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { ErrorSummary } from "./ErrorSummary";
import { MessageText } from "./MessageText";

describe("what a refused form says", () => {
  it.each([
    [
      "Rien n’est enregistré : rechargez la page, puis recommencez.",
      'Rien n’est enregistré : <a href="">rechargez la page</a>, puis recommencez.',
    ],
    ["Cette page n’est plus à jour. Rechargez-la.", 'Cette page n’est plus à jour. <a href="">Rechargez-la</a>.'],
    ["Écrivez un jour.", "Écrivez un jour."],
    [
      "Votre session est terminée. Connectez-vous dans un autre onglet, puis renvoyez ce formulaire.",
      'Votre session est terminée. <a href="" rel="noopener" target="_blank">Connectez-vous dans un autre onglet</a>, puis renvoyez ce formulaire.',
    ],
    // Of the page before this one: a link here would not lead there.
    ["Revenez à la page précédente et rechargez-la.", "Revenez à la page précédente et rechargez-la."],
  ])("%s", (text, html) => {
    expect(renderToStaticMarkup(<MessageText text={text} />)).toBe(html);
  });
});

describe("the title of a refused form", () => {
  const titleOf = (failure: { fieldErrors?: Record<string, string[]>; formErrors?: string[] }, whole?: string) => {
    const html = renderToStaticMarkup(
      <ErrorSummary
        failure={{ fieldErrors: {}, formErrors: [], ...failure }}
        formId="f"
        refusal="1"
        {...(whole && { whole })}
      />,
    );
    return /<h2[^>]*>([^<]*)</.exec(html)?.[1];
  };

  it("says what was not done: a login keeps nothing, and is no request", () => {
    const failure = { formErrors: ["L’identifiant ou le mot de passe n’est pas le bon."] };
    expect(titleOf(failure)).toBe("Votre demande n’est pas enregistrée");
    expect(titleOf(failure, "La connexion n’a pas abouti")).toBe("La connexion n’a pas abouti");
    expect(titleOf({ fieldErrors: { code: ["Écrivez le code."] } }, "La connexion n’a pas abouti")).toBe(
      "Des réponses sont à corriger",
    );
  });
});
