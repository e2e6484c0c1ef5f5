export type { TillLine } from "./counter-view";
export { STATE_WORDS } from "./moves.fr";
export { tillMeans } from "./till-words.fr";
