import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { certificateErrorTexts } from "@/server/certificates/errors.fr";
import { ErrorSummary } from "./ErrorSummary";

const pages = { "Mes inscriptions": "/villefranche/famille/inscriptions" };
const said = (message: string, named = pages) =>
  renderToStaticMarkup(
    <ErrorSummary failure={{ fieldErrors: {}, formErrors: [message] }} formId="f" pages={named} refusal="1" />,
  );
const notEnrolled = String(certificateErrorTexts.NotEnrolled({ tag: "NotEnrolled", firstName: "Ana" }));

it("makes of the page that a refusal names a link to it (Y6)", () => {
  expect(said(notEnrolled)).toContain(
    'ouvrez la page <a href="/villefranche/famille/inscriptions">Mes inscriptions</a>\u00a0; pour la scolarité',
  );
});

it("says a message that names none as it is, and its own page as before", () => {
  expect(said("Écrivez un jour.")).toContain("<p>Écrivez un jour.</p>");
  expect(said("Rechargez la page.")).toContain('<p><a href="">Rechargez la page</a>.</p>');
});
