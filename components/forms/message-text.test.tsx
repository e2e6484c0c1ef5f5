import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { MessageText } from "./MessageText";

describe("what a refused form says", () => {
  it.each([
    [
      "Rien n’est enregistré : rechargez la page, puis recommencez.",
      'Rien n’est enregistré : <a href="">rechargez la page</a>, puis recommencez.',
    ],
    ["Cette page n’est plus à jour. Rechargez-la.", 'Cette page n’est plus à jour. <a href="">Rechargez-la</a>.'],
    ["Écrivez un jour.", "Écrivez un jour."],
    // Of the page before this one: a link here would not lead there.
    ["Revenez à la page précédente et rechargez-la.", "Revenez à la page précédente et rechargez-la."],
  ])("%s", (text, html) => {
    expect(renderToStaticMarkup(<MessageText text={text} />)).toBe(html);
  });
});
