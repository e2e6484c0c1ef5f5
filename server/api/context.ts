import "server-only";
import type { QuotientGrant } from "@/server/families";
import type { Clock } from "@/server/platform/clock";
import type { Reading } from "./reading";

/** What a request brings, before anything is checked. Made from headers and cookies, or by a test. */
export interface RequestContext {
  /** The slug found by the proxy from the host or the path; never from the body. */
  readonly citySlug: string | undefined;
  /** "" on the city's own host, "/corbas" by path: what in-product links begin with. */
  readonly base: string;
  readonly sessionId: string | undefined;
  /** Shown to the user when the fault is ours, and written in the log and the history. */
  readonly requestId: string;
  readonly ip: string;
  readonly userAgent: string;
  readonly clock: Clock;
  /** The cookie of the browser that asks; absent where there is no browser (tests, scripts). */
  readonly browser?: BrowserSession;
  /** What FranceConnect certified in this very request. Only the address it comes back to makes one; no client can. */
  readonly quotientGrant?: QuotientGrant;
  /** The transaction of a page that does several reads (withReading); absent: each procedure has one of its own. */
  readonly reading?: Reading;
}

/** Gives the browser another session, or none. Possible while a form or a call is answered, not while a page is shown. */
export interface BrowserSession {
  keep(sessionId: string): Promise<void>;
  forget(): Promise<void>;
}
