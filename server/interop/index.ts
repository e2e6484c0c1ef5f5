export { apiParticulierQuotients } from "./api-particulier/quotient-source";
