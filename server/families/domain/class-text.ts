/**
 * A class as people say it: "CM1 CM2 de Mme Roy, CM2". The level is left out where the name says it: "CM2", "CP A". `null`
 * and "" for what is not known.
 */
export function classText(name: string | null, levels: string | readonly string[]): string {
  const words = (name ?? "").toUpperCase().split(/[^\p{L}\d]+/u);
  const distinct = [...new Set([levels].flat())].filter((level) => level !== "");
  // A class of several levels may name them all: which one the child is in must still be said.
  const said = words.filter((word) => /^(TPS|PS|MS|GS|CP|CE[12]|CM[12])$/.test(word));
  const isSaid = distinct.every((level) => said.includes(level.toUpperCase())) && said.length <= distinct.length;
  return [name ?? "", ...(isSaid ? [] : distinct)].filter((part) => part !== "").join(", ");
}
