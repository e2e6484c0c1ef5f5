import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { NO_NEWS } from "@/server/booking/domain/enrolments-view";
import { cents } from "@/server/platform/money";
import { HomePapers } from "./HomePapers";
import { HomeTodo } from "./HomeTodo";

const nothing: Parameters<typeof HomeTodo>[0] = {
  offers: [],
  needs: [],
  quotientKnown: true,
  quotientOffered: false,
  canEdit: true,
  canBook: true,
  enrolments: NO_NEWS,
  invoices: [],
  pending: [],
  base: "/corbas",
  zone: "Europe/Paris",
};
const IN_ORDER = "tout est en ordre";
const shown = (over: Partial<typeof nothing>) => renderToStaticMarkup(<HomeTodo {...nothing} {...over} />);

it("says that all is in order only when nothing is asked, refused or awaited", () => {
  expect(shown({})).toContain(IN_ORDER);
  const pending = {
    operationId: "o1",
    amount: cents(5775),
    begunAt: "14\u00a0h",
    begunToday: true,
    state: "waiting",
    until: null,
    freeAgainAt: null,
    invoices: [],
  } as const;
  for (const over of [
    { enrolments: { ...NO_NEWS, waiting: ["Ana (Cantine)"] } },
    { enrolments: { ...NO_NEWS, refused: ["Ana (Cantine)"] } },
    { enrolments: { ...NO_NEWS, toEnrol: ["Ana"] } },
    { enrolments: { ...NO_NEWS, shut: ["Ana (Cantine)\u00a0: fermé."] } },
    { pending: [pending] },
    { quotientKnown: false },
  ]) {
    const page = shown(over);
    expect(page, JSON.stringify(over)).not.toContain(IN_ORDER);
    expect(page, JSON.stringify(over)).toContain('href="/corbas/');
  }
});

it.each([
  [0, 0, "rien à payer"],
  [3050, 0, "30,50\u00a0€ à payer"],
  [0, 500, "rien à payer. La mairie garde 5,00\u00a0€ pour votre prochaine facture"],
])("says where the account stands: %i owed, %i kept", (owed, kept, words) => {
  const account = { owed: cents(owed), kept: cents(kept) };
  expect(renderToStaticMarkup(<HomePapers account={account} base="/corbas" />)).toContain(words);
});
