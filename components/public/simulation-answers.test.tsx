import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { simulationSchema } from "@/server/fees/simulation-schemas";
import { SimulationAnswers } from "./SimulationAnswers";
import type { SimulatorActivity } from "./simulation-words";

const activity: SimulatorActivity = {
  code: "cantine",
  weekdays: [1, 2],
  profiles: [
    { code: "standard", label: "repas complet" },
    { code: "ownMeal", label: "repas fourni" },
  ],
  residences: ["commune", "interco", "outside"],
  regularity: true,
  schoolCodes: ["", "0691234A"],
  classKinds: ["", "ulis"],
  quotient: false,
  schoolNames: { "0691234A": "École du Lac" },
};

function said(changes: Record<string, unknown>, of: SimulatorActivity = activity): string {
  const days = { days1: ["1", "2"], days2: [], days3: [], days4: [], days5: [], days6: [] };
  const form = simulationSchema.parse({ activity: "cantine", asks: [], profile1: "ownMeal", ...days, ...changes });
  return renderToStaticMarkup(
    <SimulationAnswers activity={of} base="" cityName="Corbas" forget={async () => undefined} form={form} />,
  );
}

test("all that was asked is recalled, in the words of the form", () => {
  const answers = said({ residence: "interco", regularity: "occasional", school1: "0691234A", class1: "ulis" });
  expect(answers).toContain("Dans une autre commune de l’intercommunalité");
  expect(answers).toContain("De temps en temps");
  expect(answers).toContain("Repas fourni. École du Lac. Classe ULIS. Lundi, mardi.");
  expect(said({ residence: "outside" })).toContain("<dd>Ailleurs</dd>");
});

test("what was not asked is not recalled", () => {
  const plain = { ...activity, regularity: false, schoolCodes: [], classKinds: [], residences: [], profiles: [] };
  expect(said({}, plain)).toContain("<dd>Lundi, mardi.</dd>");
  expect(said({}, plain)).not.toMatch(/Rythme|Résidence/);
});
