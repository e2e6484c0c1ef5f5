import { chromium } from "@playwright/test";
import { ensureSystemPackages, findChromium } from "@/scripts/test/system-packages";
import { atMost, type Result, result } from "../report/result";
import { logIn } from "../stage/sessions";
import type { Stage } from "../stage/stage";
import { parentAccounts } from "../stage/town";
import { PUBLIC_PAGES, parentPages } from "../web/page-list";
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

/**
 * What a phone transfers for each page: by a browser that was never here, then by one that comes from the space's home.
 * Compressed, headers included, fonts and pictures too.
 */
export async function* weight(stage: Stage): AsyncGenerator<Result[]> {
  await ensureSystemPackages();
  const { origin } = await stage.product();
  const { owner, city, secret } = stage;
  const [parent] = await logIn(owner, city.id, await parentAccounts(owner, city, 1), secret);
  const browser = await chromium.launch({ executablePath: findChromium(), args: ARGS });
  let elsewhere = 0;
  try {
    const spaces = [
      { home: "", pages: [...PUBLIC_PAGES], cookie: undefined },
      { home: "/famille", pages: parentPages(), cookie: parent?.cookie },
    ];
    for (const { home, pages, cookie } of spaces) {
      for (const page of pages) {
        const first = await newVisitor(browser, origin, cookie);
        const firstView = await first.view(`${origin}/${city.slug}${page}`);
        await first.leave();
        const returning = await newVisitor(browser, origin, cookie);
        await returning.view(
          `${origin}/${city.slug}${page === home ? (pages.find((other) => other !== home) ?? home) : home}`,
        );
        const nextView = await returning.view(`${origin}/${city.slug}${page}`);
        await returning.leave();
        elsewhere += firstView.transfers.filter(({ url }) => new URL(url).origin !== origin).length;
        yield figures(page === "" ? "/accueil" : page, firstView, nextView);
      }
    }
  } finally {
    await browser.close();
  }
  yield [result("weight/third-party", elsewhere, "requêtes", { budget: BUDGETS.thirdParty })];
}
