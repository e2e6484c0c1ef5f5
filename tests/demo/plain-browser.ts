/** A browser without JavaScript, as far as pages and forms go. */
export class PlainBrowser {
  readonly #cookies = new Map<string, string>();
  /** The lines by which the site has set cookies, as it sent them. */
  readonly setCookies: string[] = [];
  /** Where it is, or where it could not get to: then `page` is empty. */
  url = "";
  page = "";
  /** Of the last answer; 0 where nobody answered. */
  status = 0;

  async go(url: string): Promise<void> {
    await this.#follow(url, { method: "GET" });
  }

  /**
   * Sends the first form of the page that holds `mark`, as it is but for `values`. `headers`: in place of what a browser says
   * of a form of the site itself.
   */
  async submit(
    mark: string,
    values: Readonly<Record<string, string>>,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<void> {
    const form = this.page.match(/<form\b[\s\S]*?<\/form>/g)?.find((one) => one.includes(mark));
    if (!form) throw new Error(`No form of ${this.url} holds ${mark}`);
    const fields = Object.entries({ ...keptFields(form), ...values });
    const url = new URL(attribute(form, "action") ?? "", this.url).href;
    if (attribute(form, "enctype") === "multipart/form-data" || attribute(form, "encType")) {
      const body = new FormData();
      for (const [name, value] of fields) body.append(name, value);
      await this.#follow(url, { method: "POST", body, headers });
    } else await this.#follow(url, { method: "POST", body: new URLSearchParams(fields), headers });
  }

  async #follow(first: string, init: RequestInit): Promise<void> {
    let request = init;
    this.page = "";
    this.status = 0;
    for (this.url = first; ; request = { method: "GET" }) {
      const response = await this.#ask(this.url, request);
      if (!response) return;
      this.status = response.status;
      this.page = await response.text();
      const next = response.headers.get("location");
      if (response.status < 300 || response.status >= 400 || !next) return;
      this.url = new URL(next, this.url).href;
    }
  }

  /** Undefined when nobody answers there. */
  async #ask(url: string, init: RequestInit): Promise<Response | undefined> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { Accept: "text/html", Cookie: cookie, Origin: new URL(url).origin, ...init.headers };
    const response = await fetch(url, { ...init, headers, redirect: "manual" }).catch(() => undefined);
    for (const line of response?.headers.getSetCookie() ?? []) {
      this.setCookies.push(line);
      const [name = "", value = ""] = line.split(";")[0]?.split(/=(.*)/s) ?? [];
      if (value) this.#cookies.set(name, value);
      else this.#cookies.delete(name);
    }
    return response;
  }
}

const CHARACTERS: Readonly<Record<string, string>> = { quot: '"', amp: "&", lt: "<", gt: ">", "#x27": "'", "#39": "'" };

/** Of the first tag of some HTML. */
function attribute(html: string, name: string): string | undefined {
  const [tag = ""] = /<[^>]*>/.exec(html) ?? [];
  const written = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return written?.replace(/&([#\w]+);/g, (whole, entity) => CHARACTERS[entity] ?? whole);
}

/** What the fields of a form hold before anybody types. */
function keptFields(form: string): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const input of form.match(/<input\b[^>]*>/g) ?? []) {
    const [name, type = "text"] = [attribute(input, "name"), attribute(input, "type")];
    const isLeftOut = ["checkbox", "radio"].includes(type) && !/\schecked\b/.test(input);
    if (name && !isLeftOut) fields[name] = attribute(input, "value") ?? "";
  }
  return fields;
}
