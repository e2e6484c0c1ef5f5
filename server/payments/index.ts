export { askPayFipJob, sweepPayFip } from "./jobs";
