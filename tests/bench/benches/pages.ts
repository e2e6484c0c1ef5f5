import { billFamilies } from "../invoicing/billed-families";
import { closedLoop, type PageRequest } from "../load/closed-loop";
import { ask } from "../load/http";
import type { Latencies } from "../load/latencies";
import { openLoop } from "../load/open-loop";
import { atMost, type Result, result } from "../report/result";
import { type Login, logIn } from "../stage/sessions";
import type { Stage } from "../stage/stage";
import { familiesOf, parentAccounts } from "../stage/town";
import { parentPages } from "../web/page-list";

const COMPARED = ["/famille/reservations", "/famille/dossier"] as const;
const CONNECTIONS = [1, 10, 50] as const;
const SECONDS = 10;
const WARM_SECONDS = 5;
/** Families who ask in turn: no answer comes from what another request of the same family left in a cache. */
const FAMILIES = 500;

const MIXED = { perSecond: 50, seconds: 30 } as const;
const BUDGETS = { p95: atMost(200), p99: atMost(400) } as const;

function latencyResults(name: string, latencies: Latencies, baseline?: Latencies): Result[] {
  return [0.5, 0.95, 0.99].map((share) =>
    result(`${name}/p${share * 100}`, latencies.percentile(share), "ms", { baseline: baseline?.percentile(share) }),
  );
}

/** One page of many families against the bare page of its size, one after the other at each concurrency. */
async function* compare(stage: Stage, page: string, logins: readonly Login[]): AsyncGenerator<Result[]> {
  const { origin } = await stage.product();
  const bare = await stage.bare();
  const path = `/${stage.city.slug}${page}`;
  const requests: PageRequest[] = logins.map(({ cookie }) => ({ path, cookie }));
  const sizes: number[] = [];
  for (const { cookie } of logins.slice(0, 20)) {
    const { status, bytes } = await ask(`${origin}${path}`, { headers: { cookie: cookie } });
    if (status !== 200) throw new Error(`${path} answers ${status}`);
    sizes.push(bytes);
  }
  const bytes = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
  const ours = { origin, requests };
  const theirs = { origin: bare.origin, requests: [{ path: await bare.pageOf(bytes) }] };
  for (const target of [ours, theirs]) await closedLoop({ ...target, connections: 10, seconds: WARM_SECONDS });
  const name = `pages${page}`;
  yield [result(`${name}/html`, bytes / 1000, "ko")];
  for (const connections of CONNECTIONS) {
    const load = await closedLoop({ ...ours, connections, seconds: SECONDS });
    const baseline = await closedLoop({ ...theirs, connections, seconds: SECONDS });
    const at = `${name}/${connections}-connections`;
    yield [
      result(`${at}/per-second`, load.perSecond, "pages/s", { baseline: baseline.perSecond }),
      ...latencyResults(at, load.latencies, baseline.latencies),
    ];
  }
}

/** Pages of one invoice and of one receipt, with the page that leads there. */
const OWN_PAPERS = [
  { list: "/famille/factures", link: /\/famille\/factures\/[0-9a-f-]{36}/ },
  { list: "/famille/factures", link: /\/famille\/factures\/payer\?[^"#]+/ },
  { list: "/famille/paiements", link: /\/famille\/paiements\/recus\/[0-9a-f-]{36}/ },
] as const;

/** Every page of the parents' space in turn, and the family's own papers, at the pace of a busy morning. */
async function mixed(stage: Stage, logins: readonly Login[]): Promise<Result[]> {
  const { origin } = await stage.product();
  const town = `/${stage.city.slug}`;
  const pages = [...parentPages(), ...OWN_PAPERS];
  const requests: PageRequest[] = [];
  const unmet = new Map<string, number>();
  for (const [n, { cookie }] of logins.entries()) {
    const page = pages[n % pages.length] ?? "";
    if (typeof page === "string") {
      requests.push({ path: `${town}${page}`, cookie });
      continue;
    }
    const { text } = await ask(`${origin}${town}${page.list}`, { headers: { cookie, accept: "text/html" } });
    const [link] = page.link.exec(text()) ?? [];
    if (!link) unmet.set(page.link.source, (unmet.get(page.link.source) ?? 0) + 1);
    requests.push({ path: `${town}${link?.replaceAll("&amp;", "&") ?? page.list}`, cookie });
  }
  for (const [link, count] of unmet) console.log(`  ${count} familles sans ${link}\u00a0: leur liste à la place`);
  await openLoop({ origin, requests, perSecond: MIXED.perSecond / 2, seconds: WARM_SECONDS });
  const { perSecond, latencies } = await openLoop({ origin, requests, ...MIXED });
  const name = "pages/mixed";
  return [
    result(`${name}/per-second`, perSecond, "pages/s"),
    result(`${name}/p50`, latencies.percentile(0.5), "ms"),
    result(`${name}/p95`, latencies.percentile(0.95), "ms", { budget: BUDGETS.p95 }),
    result(`${name}/p99`, latencies.percentile(0.99), "ms", { budget: BUDGETS.p99 }),
  ];
}

/** The parents' pages on a town of 100,000 families, by one web process. */
export async function* pages(stage: Stage): AsyncGenerator<Result[]> {
  const { owner, city, secret } = stage;
  const accounts = await parentAccounts(owner, city, FAMILIES);
  const invoices = await billFamilies(stage, await familiesOf(owner, city, accounts));
  yield [result("pages/invoices", invoices, "factures")];
  const logins = await logIn(owner, city.id, accounts, secret);
  for (const page of COMPARED) yield* compare(stage, page, logins);
  yield await mixed(stage, logins);
}
