interface Cookie {
  readonly value: string;
  readonly path: string;
}

/** A browser reduced to what a protocol test needs: cookies by path, and redirects seen one by one. */
export class Visitor {
  private readonly cookies = new Map<string, Cookie>();

  async get(url: string): Promise<Response> {
    return this.send(url, { method: "GET" });
  }

  /** Posts a form as a page without JavaScript does. */
  async post(url: string, fields: Record<string, string> | readonly (readonly [string, string])[]): Promise<Response> {
    const entries = Array.isArray(fields) ? fields : Object.entries(fields);
    const body = new URLSearchParams(entries.map(([name, value]) => [name, value]));
    return this.send(url, { method: "POST", body });
  }

  /** Follows redirects while they stay on `origin`; answers with the page reached or the address that leaves it. */
  async follow(
    first: Response,
    origin: string,
  ): Promise<{ page: Response; url: string } | { page: undefined; url: string }> {
    let response = first;
    let url = first.url;
    while (response.status >= 300 && response.status < 400) {
      url = new URL(response.headers.get("location") ?? "", url).href;
      if (new URL(url).origin !== origin) return { page: undefined, url };
      response = await this.get(url);
    }
    return { page: response, url };
  }

  private async send(url: string, init: RequestInit): Promise<Response> {
    const { pathname } = new URL(url);
    const cookie = [...this.cookies]
      .filter(([, { path }]) => pathname === path || pathname.startsWith(path.endsWith("/") ? path : `${path}/`))
      .map(([name, { value }]) => `${name}=${value}`)
      .join("; ");
    const headers = { Accept: "text/html", ...(cookie ? { Cookie: cookie } : {}) };
    const response = await fetch(url, { ...init, headers, redirect: "manual" });
    for (const line of response.headers.getSetCookie()) this.keep(line);
    return response;
  }

  private keep(line: string): void {
    const [pair = "", ...attributes] = line.split(";").map((part) => part.trim());
    const [name = "", value = ""] = pair.split("=");
    const path = attributes.find((attribute) => attribute.toLowerCase().startsWith("path="))?.slice(5) ?? "/";
    if (value) this.cookies.set(name, { value, path });
    else this.cookies.delete(name);
  }
}
