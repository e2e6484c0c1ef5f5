export type { TillActivities, TillLine } from "./counter-view";
export { STATE_WORDS } from "./moves.fr";
export { tillActivity, tillMeans } from "./till-words.fr";
