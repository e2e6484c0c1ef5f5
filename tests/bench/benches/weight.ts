import { type Browser, chromium } from "@playwright/test";
import { ensureSystemPackages, findChromium } from "@/scripts/test/system-packages";
import { atMost, type Result, result } from "../report/result";
import { logIn } from "../stage/sessions";
import type { Stage } from "../stage/stage";
import { parentAccounts } from "../stage/town";
import { bookingPages } from "../web/booking-pages";
import { parentPages, publicPages } from "../web/page-list";
import { newVisitor, type View } from "../web/visit";

const BUDGETS = {
  first: atMost(260),
  next: atMost(40),
  requests: atMost(20),
  domNodes: atMost(600),
  thirdParty: atMost(0),
} as const;

const ARGS = ["--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update"];

function figures(name: string, first: View, next: View): Result[] {
  return [
    result(`weight${name}/first-view`, first.kilobytes, "ko", { budget: BUDGETS.first }),
    result(`weight${name}/requests`, first.transfers.length, "requêtes", { budget: BUDGETS.requests }),
    result(`weight${name}/next-view`, next.kilobytes, "ko", { budget: BUDGETS.next }),
    result(`weight${name}/dom-nodes`, first.domNodes, "éléments", { budget: BUDGETS.domNodes }),
  ];
}

/** How somebody comes to a page: by the town's home, or logged in, by the login and the home of the parents' space. */
interface Space {
  readonly pages: readonly string[];
  readonly way: readonly string[];
  readonly cookie: string | undefined;
}

async function firstAndNext(browser: Browser, origin: string, town: string, page: string, { way, cookie }: Space) {
  const newcomer = await newVisitor(browser, origin);
  if (cookie) await newcomer.logIn(cookie);
  const first = await newcomer.view(`${town}${page}`);
  await newcomer.leave();
  const returning = await newVisitor(browser, origin);
  const before = way.filter((step) => step !== page);
  for (const step of before.length > 0 ? before : ["/connexion"]) {
    await returning.view(`${town}${step}`);
    if (cookie && step === "/connexion") await returning.logIn(cookie);
  }
  const next = await returning.view(`${town}${page}`);
  await returning.leave();
  return { first, next };
}

/**
 * What a phone transfers for each page: by a browser that was never here, then on the way that leads there. Compressed,
 * headers included, fonts and pictures too.
 */
export async function* weight(stage: Stage): AsyncGenerator<Result[]> {
  await ensureSystemPackages();
  const { origin } = await stage.product();
  const { owner, city, secret } = stage;
  const [parent] = await logIn(owner, city.id, await parentAccounts(owner, city, 1), secret);
  if (!parent) throw new Error("The town has no parent");
  const spaces: readonly Space[] = [
    { pages: publicPages(), way: [""], cookie: undefined },
    {
      pages: [...parentPages(), ...(await bookingPages(city, parent))],
      way: ["/connexion", "/famille"],
      cookie: parent.cookie,
    },
  ];
  const browser = await chromium.launch({ executablePath: findChromium(), args: ARGS });
  let elsewhere = 0;
  try {
    for (const space of spaces) {
      for (const page of space.pages) {
        const { first, next } = await firstAndNext(browser, origin, `${origin}/${city.slug}`, page, space);
        elsewhere += first.transfers.filter(({ url }) => new URL(url).origin !== origin).length;
        yield figures(page === "" ? "/accueil" : (page.split("?")[0] ?? page), first, next);
      }
    }
  } finally {
    await browser.close();
  }
  yield [result("weight/third-party", elsewhere, "requêtes", { budget: BUDGETS.thirdParty })];
}
