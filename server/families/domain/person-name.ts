/** "Camille Roy": the first of the first names, and the name of use when there is one. */
export function personName(person: {
  readonly firstNames: readonly string[];
  readonly usageName: string;
  readonly birthName: string;
}): string {
  return `${person.firstNames[0] ?? ""} ${person.usageName || person.birthName}`.trim();
}
