/** A piece of HTML whose interpolated values have been escaped. Build it with `html` only. */
export class Html {
  constructor(readonly source: string) {}
}

export type HtmlValue = Html | string | number | boolean | null | undefined | readonly HtmlValue[];

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

function render(value: HtmlValue): string {
  if (value === null || value === undefined || typeof value === "boolean") return "";
  if (value instanceof Html) return value.source;
  if (typeof value === "string" || typeof value === "number") return escaped(String(value));
  return value.map(render).join("");
}

/** Template tag: text is escaped, nested `html` is kept, lists are joined, `false` and `null` vanish. */
export function html(strings: TemplateStringsArray, ...values: HtmlValue[]): Html {
  return new Html(strings.reduce((built, part, index) => built + render(values[index - 1]) + part));
}
