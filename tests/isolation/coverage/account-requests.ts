import type { Coverage } from "./covered";

const contact = {
  email: "nouvelle@exemple.fr",
  phone: "06 11 22 33 44",
  addressLine: "2 rue du Lac",
  postcode: "69960",
  town: "Corbas",
  children: "Lou Essai, 4 mai 2018",
};

export const ACCOUNT_REQUESTS: Coverage = {
  "accountRequests.ask": {
    access: "public",
    input: () => ({
      ...contact,
      birthName: "Essai",
      firstNames: "Sacha",
      birthdate: "12/04/1985",
      birthplaceName: "Lyon",
    }),
  },
  "accountRequests.own": { access: "parent" },
  "accountRequests.complete": {
    access: "parent",
    input: () => contact,
    rightful: ["UNPROCESSABLE_CONTENT", "the victim is attached already and has no request to complete"],
  },
  "accountRequests.activate": {
    access: "parent",
    input: () => ({ secretCode: "AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA" }),
    rightful: ["UNPROCESSABLE_CONTENT", "the victim has a dossier already, and the code is forged"],
  },
  "accountRequests.accountRequestDetail": {
    access: "demandes.traiter",
    input: ({ accountRequestId }) => ({ requestId: accountRequestId }),
  },
  "accountRequests.approveAccountRequest": {
    access: "demandes.traiter",
    input: ({ accountRequestId }) => ({ requestId: accountRequestId, into: "new", residence: "commune" }),
    others: [
      ({ accountRequestId, personId }) => ({ requestId: accountRequestId, into: `person:${personId}` }),
      ({ accountRequestId, familyId }) => ({ requestId: accountRequestId, into: `family:${familyId}` }),
    ],
  },
  "accountRequests.refuseAccountRequest": {
    access: "demandes.traiter",
    input: ({ accountRequestId }) => ({ requestId: accountRequestId, reason: "Pièce illisible" }),
  },
};
