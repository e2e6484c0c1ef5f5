declare module "@socialgouv/jours-feries" {
  /** French public holidays of a year by name, each at local midnight (give or take one hour) of the machine's zone. */
  export default function getJoursFeries(year: number, options?: { alsace: boolean }): Record<string, Date>;
}
