import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { FailedMailsDone } from "./FailedMailsDone";
import { FailedMailsPage } from "./FailedMailsPage";

const none = async () => {
  throw new Error("Nothing is sent here");
};

function button(all: number, resendable: number): string | undefined {
  const html = renderToStaticMarkup(
    <FailedMailsPage
      base=""
      filter={{ failure: "relay" }}
      mayReadFamilies
      resend={none}
      resendAll={none}
      view={{
        mails: [],
        next: null,
        failed: all,
        waiting: 0,
        resendable,
        parts: [{ kind: "receipt", failure: "relay", count: all }],
      }}
      zone="Europe/Paris"
    />,
  );
  const text = /Renvoyer les [^<]*/.exec(html)?.[0].replaceAll("\u00a0", " ");
  const most = /name="most"[^>]*value="(\d+)"|value="(\d+)"[^>]*name="most"/.exec(html);
  return text && `${text} (${most?.[1] ?? most?.[2]})`;
}

it.each([
  [5, 5, "Renvoyer les 5 e-mails de cette cause (5)"],
  [5, 3, "Renvoyer les 3 e-mails de cette cause qui ont encore une adresse où aller (3)"],
  [999, 200, "Renvoyer les 200 plus anciens e-mails de cette cause (200)"],
  [5, 1, undefined],
  [5, 0, undefined],
])("of %i mails, of which %i have somewhere to go, the button says and sends as many (M2)", (all, resendable, said) => {
  expect(button(all, resendable)).toBe(said);
});

it.each([
  ["0", false, "Rien n’est parti de plus"],
  ["1", false, "L’e-mail est renvoyé."],
  ["2", false, "2 e-mails sont renvoyés."],
  ["2", true, "Les autres viennent d’être renvoyés par quelqu’un d’autre"],
])("after a press that sent %s", (sent, fewer, said) => {
  const html = renderToStaticMarkup(<FailedMailsDone fewer={fewer} sent={sent} />).replaceAll("\u00a0", " ");
  expect(html).toContain(said);
});
