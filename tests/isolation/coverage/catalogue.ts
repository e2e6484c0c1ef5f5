import type { Coverage } from "./covered";

export const CATALOGUE: Coverage = {
  "catalogue.schools": { access: "public" },
  "catalogue.calendar": { access: "public" },
  "catalogue.activities": { access: "public" },
};
