export type { TillLine } from "./counter-view";
export { tillMeans } from "./till-words.fr";
