import type { Coverage } from "./covered";

const noDays = { days2: [], days3: [], days4: [], days5: [], days6: [] };

export const FEES: Coverage = {
  "fees.laterQuotient": { access: "household" },
  "fees.published": { access: "public" },
  "fees.simulator": { access: "public" },
  "fees.simulate": {
    access: "public",
    input: () => ({
      activity: "cantine",
      quotient: "742",
      residence: "commune",
      asks: [],
      profile1: "standard",
      days1: ["1", "2"],
      ...noDays,
    }),
  },
};
