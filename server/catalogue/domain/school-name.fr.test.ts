import { expect, it } from "vitest";
import { ofSchool } from "./school-name.fr";

it.each([
  ["École primaire Marie Curie", "de l’école primaire Marie Curie"],
  ["École élémentaire Saint-Exupéry", "de l’école élémentaire Saint-Exupéry"],
  ["École primaire privée Sainte-Marie La Grand'Grange", "de l’école primaire privée Sainte-Marie La Grand'Grange"],
  ["Groupe scolaire Jean-Moulin", "du groupe scolaire Jean-Moulin"],
  ["Groupe Scolaire Jean-Moulin", "du groupe Scolaire Jean-Moulin"],
  ["Pôle enfance du Parc", "du pôle enfance du Parc"],
  ["Ensemble scolaire Saint-Joseph", "de l’ensemble scolaire Saint-Joseph"],
  ["Institution Notre-Dame", "de l’institution Notre-Dame"],
  ["Maternelle des Tilleuls", "de la maternelle des Tilleuls"],
  ["Cité scolaire du Pilat", "de la cité scolaire du Pilat"],
  ["Les Tilleuls", "de l’école Les Tilleuls"],
  ["Aristide-Briand", "de l’école Aristide-Briand"],
  ["Centrale 4", "de l’école Centrale 4"],
])("the children of %s are those %s", (name, words) => {
  expect(ofSchool(name)).toBe(words);
});
