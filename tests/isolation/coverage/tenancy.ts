import type { Coverage } from "./covered";

export const TENANCY: Coverage = {
  "tenancy.towns": { access: "public", input: () => ({}) },
  "tenancy.notice": { access: "public" },
};
