export { describeFinding } from "./domain/findings.fr";
export { sealHistory } from "./use-cases/seal-history";
export { verifyHistory } from "./use-cases/verify-history";
