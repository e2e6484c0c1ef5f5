import { PASSWORD } from "../victim";
import type { Coverage } from "./covered";

const SHORT = "there is no second factor to pass in a session that is complete";
const newPassword = "le chat bleu mange trois pommes vertes";

export const IDENTITY: Coverage = {
  "identity.whoAmI": { access: "public" },
  "identity.logIn": {
    access: "public",
    input: () => ({ login: "inconnu@exemple.fr", password: PASSWORD }),
    rightful: ["UNPROCESSABLE_CONTENT", "nobody has this login"],
  },
  "identity.logInAgent": {
    access: "public",
    input: () => ({ login: "inconnu@exemple.fr", password: PASSWORD }),
    rightful: ["UNPROCESSABLE_CONTENT", "nobody has this login"],
  },
  "identity.secondFactor": { access: "account", rightful: ["NOT_FOUND", SHORT] },
  "identity.passSecondFactor": { access: "account", input: () => ({ code: "123456" }), rightful: ["NOT_FOUND", SHORT] },
  "identity.resetSecondFactor": {
    access: "parametres.gerer",
    input: ({ accountId }) => ({ accountId }),
    rightful: ["NOT_FOUND", "the victim is a parent, and has no second factor to take away"],
  },
  "identity.ownPassword": { access: "account" },
  "identity.changePassword": {
    access: "account",
    input: () => ({ currentPassword: PASSWORD, newPassword, repeatedPassword: newPassword }),
  },
  "identity.askRecovery": { access: "public", input: () => ({ login: "inconnu@exemple.fr" }) },
  "identity.recoveryLink": { access: "public", input: () => ({ token: "x".repeat(43) }) },
  "identity.recoverPassword": {
    access: "public",
    input: () => ({ secretToken: "x".repeat(43), newPassword, repeatedPassword: newPassword }),
    rightful: ["UNPROCESSABLE_CONTENT", "the link is forged: its secret is in the mail only"],
  },
  "identity.ownAccess": { access: "account" },
  "identity.closeSession": { access: "account", input: ({ otherSessionId }) => ({ sessionId: otherSessionId }) },
  "identity.closeOtherSessions": { access: "account" },
  "identity.unlinkLogin": { access: "account", input: ({ identityId }) => ({ identityId }) },
};
