import { type Browser, chromium } from "@playwright/test";
import { ensureSystemPackages, findChromium } from "@/scripts/test/system-packages";
import { billFamilies } from "../invoicing/billed-families";
import { atMost, type Result, result } from "../report/result";
import { logIn } from "../stage/sessions";
import type { Stage } from "../stage/stage";
import { familiesOf, parentAccounts } from "../stage/town";
import { bookingPages } from "../web/booking-pages";
import { pageNamed, parentPages, parentPagesOfAnId, publicPages } from "../web/page-list";
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
  const home = `${origin}/${city.slug}`;
  const accounts = await parentAccounts(owner, city, 1);
  await billFamilies(stage, await familiesOf(owner, city, accounts));
  const [parent] = await logIn(owner, city.id, accounts, secret);
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
  const unmet = new Set(parentPagesOfAnId());
  try {
    for (const space of spaces) {
      const pages = [...space.pages];
      for (const page of pages) {
        const { first, next } = await firstAndNext(browser, origin, home, page, space);
        elsewhere += first.transfers.filter(({ url }) => new URL(url).origin !== origin).length;
        const name = pageNamed(page);
        unmet.delete(name);
        yield figures(name || "/accueil", first, next);
        // One of each page that has an id in its address, come to as a parent comes to it: by a link.
        for (const link of first.links.filter((href) => href.startsWith(`${home}/famille/`))) {
          const to = link.slice(home.length).replace(/#.*$/, "");
          if (unmet.delete(pageNamed(to))) pages.push(to);
        }
      }
    }
    if (unmet.size > 0) console.log(`Sans lien ni brouillon dans la ville de mesure : ${[...unmet].join(", ")}.`);
  } finally {
    await browser.close();
  }
  yield [result("weight/third-party", elsewhere, "requêtes", { budget: BUDGETS.thirdParty })];
}
