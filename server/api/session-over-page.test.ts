import { describe, expect, it } from "vitest";
import { sentFields } from "./sent-fields";
import { sessionOverPage } from "./session-over-page";

const PAGE = "/corbas/famille/dossier/adresse?vu=1&x=2";
const shown = (over: Partial<Parameters<typeof sessionOverPage>[0]> = {}) =>
  sessionOverPage({ nonce: "n0nce", page: PAGE, fields: [["line", "4 rue de l’Essai"]], hadFiles: false, ...over });

describe("what a form is answered whose session ended", () => {
  it("keeps what was typed, to be sent to the same page again, and leads to the login in another tab", () => {
    const html = shown({
      fields: [
        ["$ACTION_KEY", "k1"],
        ["line", 'dit "<b>"'],
      ],
    });
    expect(html).toContain(
      '<form method="post" enctype="multipart/form-data" action="/corbas/famille/dossier/adresse?vu=1&#38;x=2">',
    );
    expect(html).toContain('<input type="hidden" name="$ACTION_KEY" value="k1">');
    expect(html).toContain('<input type="hidden" name="line" value="dit &#34;&#60;b&#62;&#34;">');
    expect(html).toContain('href="/corbas/famille/dossier/adresse?vu=1&#38;x=2" target="_blank"');
    expect(html).toContain("Rien n’est encore enregistré");
    expect(html).not.toMatch(/fichiers|<script|<link|src=/);
  });

  it("says that files are to be chosen again", () => {
    expect(shown({ hadFiles: true })).toContain("Vos fichiers ne peuvent pas être gardés");
  });

  it("says so when nothing is kept", () => {
    const html = shown({ fields: null });
    expect(html).toContain("Rien n’est enregistré. Connectez-vous, puis recommencez.");
    expect(html).not.toMatch(/<form|<input|gardées/);
  });
});

describe("the fields that such a form brings", () => {
  const posted = (fields: readonly (readonly [string, string | File])[], headers: Record<string, string> = {}) => {
    const body = new FormData();
    for (const [name, value] of fields) body.append(name, value);
    return new Request("https://familles.example/x", {
      method: "POST",
      body,
      headers: { "content-length": "900", ...headers },
    });
  };

  it("are all kept in their order, twice the same name too, but neither passwords nor files", async () => {
    const sent = posted([
      ["wanted", "a"],
      ["wanted", "b"],
      ["password", "Cartable-Bleu-2026"],
      ["files", new File(["%PDF"], "x.pdf")],
    ]);
    expect(await sentFields(sent)).toEqual({
      fields: [
        ["wanted", "a"],
        ["wanted", "b"],
      ],
      hadFiles: true,
    });
  });

  it("no file chosen is no file: it comes as an empty text, as to the form's own page", async () => {
    expect(await sentFields(posted([["files", new File([], "")]]))).toEqual({
      fields: [["files", ""]],
      hadFiles: false,
    });
  });

  it.each(["2000000", "beaucoup"])("of %s bytes are not read", async (length) => {
    expect(await sentFields(posted([["line", "x"]], { "content-length": length }))).toBeUndefined();
  });

  it("that are no form's are not kept", async () => {
    const headers = { "content-length": "2", "content-type": "text/plain" };
    expect(await sentFields(new Request("https://x.example", { method: "POST", body: "{}", headers }))).toBeUndefined();
  });
});
