export { CERTIFICATE_NAMES } from "./kinds.fr";
