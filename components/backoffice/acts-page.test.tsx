import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { Act } from "@/server/backoffice/domain/acts/act";
import { ActsPage } from "./ActsPage";

const statement = (text: string) => ({ text, details: [{ label: "École", before: "", after: "École du Lac" }] });
const act = (count: number): Act => ({
  id: "1",
  at: "2026-11-28T08:00:00Z",
  way: "agent, depuis l’espace des agents",
  statements: Array.from({ length: count }, (_, n) => statement(`Dominique a fait la chose ${n + 1}.`)),
});

const shown = (acts: readonly Act[], page = 1, pages = 1) =>
  renderToStaticMarkup(
    <ActsPage here="/corbas/historique" kind="places" view={{ acts, page, pages }} zone="Europe/Paris" />,
  ).replaceAll("\u00a0", " ");

it("says who did what, when, by which way, and what was before", () => {
  const html = shown([act(1)]);
  expect(html).toContain("<strong>Dominique a fait la chose 1.</strong>");
  expect(html).toContain("École : rien d’indiqué → École du Lac");
  expect(html).toContain("samedi 28 novembre 2026 à 9 h, agent, depuis l’espace des agents.");
  expect(html).not.toContain("<details");
});

it("folds what an act says after its first six sentences", () => {
  expect(shown([act(6)])).not.toContain("<details");
  expect(shown([act(7)])).toContain("Une autre chose du même acte");
  expect(shown([act(40)])).toContain("34 autres choses du même acte");
});

it("keeps the kind from page to page, and says when there is none", () => {
  const html = shown([act(1)], 2, 3);
  for (const page of [1, 3]) expect(html).toContain(`href="/corbas/historique?genre=places&amp;page=${page}"`);
  expect(shown([])).toContain("Rien de cette sorte pour l’instant.");
});
