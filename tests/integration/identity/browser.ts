import { encode } from "next-auth/jwt";
import { beginQuotientStep, finishQuotientStep } from "@/server/api/quotient-step";
import { beginFranceConnect } from "@/server/auth/franceconnect/begin-login";
import { finishFranceConnect } from "@/server/auth/franceconnect/finish-login";
import { afterLogOut, logOut } from "@/server/auth/franceconnect/log-out";
import { incomingOf } from "@/server/auth/incoming";
import { SESSION_COOKIE, sessionIdOf } from "@/server/auth/session-cookie";
import { Journey } from "../../simulators/support/service";

export interface Place {
  readonly origin: string;
  readonly slug: string;
  readonly base: string;
}

/** A browser before our addresses outside tRPC, and before FranceConnect's pages. */
export class Browser {
  readonly cookies = new Map<string, string>();
  journey: Journey;

  constructor(
    readonly place: Place,
    private readonly issuer: string,
  ) {
    this.journey = new Journey(issuer);
  }

  /** What our address gets, as proxy.ts hands it over. */
  private incoming(url: string) {
    const { host, protocol } = new URL(url);
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = new Headers({ cookie, "x-forwarded-host": host, "x-forwarded-proto": protocol.slice(0, -1) });
    headers.set("user-agent", "Mozilla/5.0 Firefox/140.0");
    if (this.place.base === "") headers.set("x-preau-city", this.place.slug);
    return incomingOf(new Request(url, { headers }));
  }

  private keep(response: Response): string {
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const [name = "", value = ""] = [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)];
      if (value) this.cookies.set(name, value);
      else this.cookies.delete(name);
    }
    return response.headers.get("location") ?? "";
  }

  /** Presses the button; gives where the browser is sent. */
  async begin(suite = "/famille"): Promise<string> {
    const { slug, base, origin } = this.place;
    const incoming = this.incoming(`${origin}${base}/connexion/franceconnect`);
    return this.keep(await beginFranceConnect(incoming, { slug, base, suite, tries: 0 }));
  }

  async come(back: string | URL): Promise<{ location: string; lines: string[] }> {
    const response = await finishFranceConnect(this.incoming(String(back)));
    return { location: this.keep(response), lines: response.headers.getSetCookie() };
  }

  /** FranceConnect's pages from an authorization address on, as somebody whom it has not seen yet. */
  identify(login: string, authorization: string): Promise<URL> {
    this.journey = new Journey(this.issuer);
    return this.journey.logInAs(login, new URL(authorization).searchParams);
  }

  /** From the button to our callback's address, with a published identity. */
  async passFranceConnect(login: string, suite?: string): Promise<URL> {
    return this.identify(login, await this.begin(suite));
  }

  /** The whole login; gives the page that it leads to. */
  async logIn(login: string, suite?: string): Promise<string> {
    return (await this.come(await this.passFranceConnect(login, suite))).location;
  }

  /** Presses the button of the quotient; gives where the browser is sent. */
  async beginQuotient(): Promise<string> {
    const { slug, base, origin } = this.place;
    const incoming = this.incoming(`${origin}${base}/famille/dossier/quotient`);
    return this.keep(await beginQuotientStep(incoming, { slug, base }));
  }

  async comeWithData(back: string | URL): Promise<string> {
    return this.keep(await finishQuotientStep(this.incoming(String(back))));
  }

  /** The whole step: to FranceConnect, back, out of FranceConnect's session; gives the page that it leads to. */
  async readQuotient(login: string): Promise<string> {
    const begun = await this.beginQuotient();
    if (!begun.startsWith(this.issuer)) return begun;
    return this.leaveFranceConnect(await this.comeWithData(await this.identify(login, begun)));
  }

  /** Follows a redirect to FranceConnect's end of session; gives the page of ours after it. */
  async leaveFranceConnect(away: string): Promise<string> {
    if (!away.startsWith(`${this.issuer}/session/end`)) return away;
    const ended = await this.journey.visitor.get(away);
    return this.comeFromLogout(ended.headers.get("location") ?? "");
  }

  /** Whether FranceConnect would let somebody in again, in this browser, without asking who they are. */
  async isStillKnown(): Promise<boolean> {
    const { page } = await this.journey.open(new URL(await this.begin()).searchParams);
    return (await page?.text())?.includes("Continuer vers") === true;
  }

  /** Takes a session made elsewhere. */
  async takeSession(sessionId: string): Promise<void> {
    this.cookies.set(
      SESSION_COOKIE,
      await encode({ token: { sid: sessionId }, secret: process.env.AUTH_SECRET ?? "" }),
    );
  }

  async logOut(): Promise<string> {
    const { slug, base, origin } = this.place;
    return this.keep(await logOut(this.incoming(`${origin}${base}/deconnexion/fermer`), { slug, base }));
  }

  async comeFromLogout(url: string): Promise<string> {
    return this.keep(await afterLogOut(this.incoming(url)));
  }

  async sessionId(): Promise<string | undefined> {
    return sessionIdOf(this.cookies.get(SESSION_COOKIE));
  }
}
