import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { EMPTY_FORM } from "../forms/form-state";
import { InvoiceNotices } from "./InvoiceNotices";

const first = { id: "n1", when: "mardi 5 janvier à 9\u00a0h", sentBy: null, recipients: 1, waiting: 0, refusals: [] };
const again = {
  ...first,
  id: "n2",
  when: "mardi 5 janvier à 14\u00a0h\u00a005",
  sentBy: "Agent Martin",
  recipients: 2,
};

const shown = (over: Partial<Parameters<typeof InvoiceNotices>[0]>) =>
  renderToStaticMarkup(
    <InvoiceNotices action={async () => EMPTY_FORM} done={null} forFamily invoiceId="i1" notices={[first]} {...over} />,
  ).replaceAll("\u00a0", " ");

describe("the notices of an invoice", () => {
  it.each([
    ["one address", [first], "L’avis est parti à l’émission à une adresse, mardi 5 janvier à 9 h."],
    [
      "one that still waits",
      [{ ...first, waiting: 1 }],
      "n’est pas parti. En attente pour une adresse : il partira de lui-même.",
    ],
    [
      "one of two that was refused",
      [{ ...first, recipients: 2, refusals: ["550 Boîte inconnue"] }],
      "à une adresse, mardi 5 janvier à 9 h. Refusé pour une adresse : 550 Boîte inconnue. Vérifiez l’adresse",
    ],
    [
      "one that was sent again and refused",
      [{ ...again, refusals: ["550 Boîte inconnue."] }],
      "par Agent Martin. Refusé pour une adresse : 550 Boîte inconnue. Vérifiez l’adresse, puis renvoyez l’avis.",
    ],
    ["nobody", [{ ...first, recipients: 0 }], "À l’émission, aucun avis n’est parti"],
  ])("say where that of the issue went: %s", (_, notices, words) => {
    expect(shown({ notices })).toContain(words);
  });

  it("say nothing of the issue where it is not known", () => {
    expect(shown({ notices: [] })).not.toContain("émission");
  });

  it("say what a click has just done", () => {
    const notices = [again, first];
    expect(shown({ notices, done: "now" })).toContain("L’avis est renvoyé à 2 adresses.");
    const before = shown({ notices, done: "before" });
    expect(before).toContain("Rien n’est parti de plus");
    expect(before).toContain("L’avis est déjà renvoyé à 2 adresses, mardi 5 janvier à 14 h 05, par Agent Martin.");
    expect(before).not.toContain("Succès");
  });

  it("send with the click the last one that the page shows", () => {
    expect(shown({ notices: [again, first] })).toContain('name="seen" value="n2"');
    expect(shown({})).toContain('name="seen" value=""');
  });

  it("promise a third party no new link, and say how long the old one opens", () => {
    const words = shown({ forFamily: false });
    expect(words).not.toContain("lien neuf");
    expect(words).toContain("son lien ouvre le PDF pendant 90 jours");
  });
});
