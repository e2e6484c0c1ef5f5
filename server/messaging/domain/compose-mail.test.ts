import { describe, expect, it } from "vitest";
import { composeMail, type MailIdentity } from "./compose-mail";

const identity: MailIdentity = {
  cityName: "Corbas",
  serviceName: "Service scolaire",
  contact: ["Téléphone\u00a0: 04 65 71 20 01"],
  canReply: true,
  colour: "#1f5a3c",
  onColour: "#ffffff",
};

const content = {
  subject: "Votre place est confirmée",
  paragraphs: ["Lou mangera à la cantine le jeudi 12 mars.", "Première ligne\nDeuxième ligne"],
  action: { label: "Voir mes réservations", url: "https://exemple.fr/corbas/famille?a=1&b=2" },
};

describe("composeMail", () => {
  it("says the same in plain text, link included (M2)", () => {
    const { text } = composeMail(content, identity);
    expect(text).toBe(
      "Bonjour,\n\nLou mangera à la cantine le jeudi 12 mars.\n\nPremière ligne\nDeuxième ligne\n\n" +
        "Voir mes réservations\u00a0:\nhttps://exemple.fr/corbas/famille?a=1&b=2\n\n" +
        "-- \nCorbas\nService scolaire\nTéléphone\u00a0: 04 65 71 20 01\nVous pouvez répondre à ce message.\n",
    );
  });

  it("has a language, a title and one heading, and loads nothing from elsewhere", () => {
    const { html } = composeMail(content, identity);
    expect(html).toContain('<html lang="fr">');
    expect(html).toContain("<title>Votre place est confirmée</title>");
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html).toContain('href="https://exemple.fr/corbas/famille?a=1&amp;b=2"');
    expect(html).not.toMatch(/<img|<link|<script|src=|url\(/);
  });

  it("runs nothing that a family typed", () => {
    const hostile = `</title><script>alert(1)</script>"'<img src=x onerror=alert(1)>`;
    const { html } = composeMail(
      { subject: hostile, paragraphs: [hostile], action: { label: hostile, url: `https://x/${hostile}` } },
      identity,
    );
    expect(html).not.toMatch(/<script|<img/);
    expect(html).toContain("&lt;script&gt;");
  });

  it("says when nobody reads the answers", () => {
    const { text } = composeMail({ subject: "x", paragraphs: [] }, { ...identity, canReply: false });
    expect(text).toContain("les réponses ne sont pas lues");
  });
});
