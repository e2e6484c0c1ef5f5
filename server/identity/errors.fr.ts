import type { PasswordWeakness } from "./domain/password-policy";
import type { IdentityError } from "./errors";

type Said = string | { readonly text: string; readonly field: string };
type Texts = { readonly [E in IdentityError as E["tag"]]: (error: E) => Said };

const WEAKNESSES: Readonly<Record<PasswordWeakness, string>> = {
  "too-simple":
    "Ce mot de passe est trop facile à trouver. Écrivez au moins 12 caractères avec des majuscules, des minuscules, des chiffres et des signes, ou une phrase d’au moins 20 caractères, avec sept mots différents de deux lettres ou plus.",
  "too-repetitive":
    "Ce mot de passe répète toujours les mêmes caractères. Choisissez-en un avec au moins sept caractères différents.",
  personal:
    "Ce mot de passe contient surtout votre nom, votre identifiant ou le nom de la ville. Choisissez autre chose.",
  "too-common": "Ce mot de passe est l’un des premiers que l’on essaie. Choisissez autre chose.",
  "too-long": "Ce mot de passe est trop long. Écrivez au plus 200 caractères.",
};

/** What the user reads: what happened, why, what to do. */
export const identityTexts: Texts = {
  WrongCredentials: () =>
    "L’identifiant ou le mot de passe n’est pas le bon. Vérifiez-les, puis réessayez. Si vous avez oublié votre mot de passe, demandez-en un nouveau.",
  TooManyAttempts: ({ minutes }) =>
    `Il y a eu trop d’essais. Par sécurité, il faut attendre ${minutes}\u00a0minute${minutes > 1 ? "s" : ""} avant de réessayer.`,
  OneTimePasswordExpired: () =>
    "Votre mot de passe provisoire n’est plus valable\u00a0: il servait pendant sept jours. Choisissez «\u00a0Mot de passe oublié\u00a0» pour en créer un nouveau.",
  AccountUnusable: () => "Ce compte est fermé ou suspendu. Écrivez à la mairie pour savoir pourquoi et le rouvrir.",
  PasswordWeak: ({ weakness }) => ({ field: "newPassword", text: WEAKNESSES[weakness] }),
  PasswordUnchanged: () => ({
    field: "newPassword",
    text: "C’est le mot de passe que vous aviez déjà. Choisissez-en un autre.",
  }),
  CurrentPasswordWrong: () => ({
    field: "currentPassword",
    text: "Ce n’est pas votre mot de passe actuel. Vérifiez-le, puis réessayez.",
  }),
  RecoveryLinkDead: () =>
    "Ce lien n’est plus valable\u00a0: il sert une seule fois, pendant une heure. Demandez-en un nouveau.",
  TotpWrong: () => ({
    field: "code",
    text: "Ce code n’est pas le bon. Il change toutes les 30 secondes\u00a0: écrivez celui que l’application montre maintenant, et vérifiez l’heure de votre téléphone.",
  }),
  TotpReplayed: () => ({
    field: "code",
    text: "Ce code a déjà servi. Attendez que l’application en montre un autre, puis écrivez-le.",
  }),
  OnlyLogin: () =>
    "C’est votre seul moyen de connexion. Si vous le retiriez, vous ne pourriez plus entrer. Demandez d’abord un compte local à la mairie.",
  SessionNotFound: () => "Cette connexion est déjà fermée. Rechargez la page.",
  LoginNotFound: () => "Ce moyen de connexion est déjà retiré. Rechargez la page.",
  AgentNotFound: () => "Ce compte n’existe pas ou n’est pas celui d’un agent. Rechargez la page.",
};
