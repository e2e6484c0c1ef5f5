export { DIET_NAMES, DIETS, type Diet } from "./diet";
