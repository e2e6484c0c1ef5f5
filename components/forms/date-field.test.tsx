import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { askAccountSchema } from "@/server/families/account-request-schemas";
import { DateField } from "./DateField";

const field = { id: "d", name: "day", label: "Jour", submitted: [] };

describe("a day that is typed", () => {
  it.each([
    [undefined, "24/09/2026"],
    ["child", "24/09/2018"],
    ["adult", "24/09/1988"],
  ] as const)("has an example of the age of who was born (%s)", (ofBirth, example) => {
    const html = renderToStaticMarkup(<DateField {...field} {...(ofBirth && { ofBirth })} />);
    expect(html).toContain(`Exemple\u00a0: ${example}.`);
  });

  it("with a year of two figures is told how a year is written, by an adult's example for an adult", () => {
    const messages = askAccountSchema.safeParse({ birthdate: "3/2/88" }).error?.issues.map(({ message }) => message);
    expect(messages).toContain(
      "Cette date n’existe pas ou n’est pas complète. Écrivez le jour, le mois et l’année en quatre chiffres. Exemple\u00a0: 24/09/1988.",
    );
  });
});
