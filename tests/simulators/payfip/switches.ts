import { z } from "zod";
import { SwitchBoard } from "../shared/switch-board";
import { FAULTS_ON_DEMAND } from "./request-checks";

/** What an answer can say otherwise than it was sent, besides the amount (PROTOCOLS 1.9). */
export const FIELDS_THAT_DIFFER = ["numcli", "refdet", "saisie"] as const;

const milliseconds = z.number().int().min(0).max(120_000).default(0);

const schema = z.strictObject({
  notificationLost: z.boolean().default(false),
  notificationTwice: z.boolean().default(false),
  notificationFifty: z.boolean().default(false),
  notificationAfterReturn: z.boolean().default(false),
  notificationDelayMs: milliseconds,
  returnByPost: z.boolean().default(false),
  slowMs: milliseconds,
  serverError: z.boolean().default(false),
  unavailable: z.boolean().default(false),
  malfunction: z.boolean().default(false),
  brokenXml: z.boolean().default(false),
  hostileXml: z.boolean().default(false),
  wrongAmount: z.boolean().default(false),
  fault: z.enum(["", ...FAULTS_ON_DEMAND]).default(""),
  differs: z.enum(["", ...FIELDS_THAT_DIFFER]).default(""),
  otherSpelling: z.boolean().default(false),
  clockShiftMinutes: z.number().int().min(0).max(1_000_000).default(0),
});

type PayFipSwitchValues = z.output<typeof schema>;
export type PayFipSwitches = SwitchBoard<PayFipSwitchValues>;

export function payFipSwitches(): PayFipSwitches {
  return new SwitchBoard<PayFipSwitchValues>(schema, {
    notificationLost: { label: "Notification perdue", hint: "Le portail n’est pas prévenu du résultat." },
    notificationTwice: { label: "Notification en double", hint: "Elle part deux fois, l’une après l’autre." },
    notificationFifty: { label: "Notification cinquante fois", hint: "Cinquante envois au même instant." },
    notificationAfterReturn: {
      label: "Notification après le retour",
      hint: "D’ordinaire, elle part avant que le payeur revienne.",
    },
    notificationDelayMs: {
      label: "Notification retardée",
      hint: "Durée en millisecondes, 0 pour aucune attente. Le retour n’attend pas.",
    },
    returnByPost: { label: "Retour par formulaire", hint: "Le payeur revient par POST, après un bouton de plus." },
    slowMs: { label: "Réponses ralenties", hint: "Durée en millisecondes, 0 pour aucune attente." },
    serverError: { label: "Erreur du serveur", hint: "Le service répond 500, par une page sans rapport." },
    unavailable: { label: "Service fermé", hint: "Le service répond TechIndisponibiliteErreur." },
    malfunction: { label: "Panne interne", hint: "Le service répond TechDysfonctionnementErreur (999)." },
    brokenXml: { label: "Réponse coupée", hint: "La demande est traitée, mais la réponse s’arrête au milieu." },
    hostileXml: { label: "Réponse piégée", hint: "La réponse contient des entités externes et une bombe." },
    wrongAmount: { label: "Montant faux", hint: "Le résultat annonce un centime de plus que demandé." },
    fault: {
      label: "Refus au choix",
      hint: "Le service répond ce code à toute demande, bonne ou mauvaise.",
      choices: FAULTS_ON_DEMAND,
    },
    differs: {
      label: "Champ faux",
      hint: "Le résultat annonce, pour ce champ, autre chose que ce qui a été envoyé.",
      choices: FIELDS_THAT_DIFFER,
    },
    otherSpelling: {
      label: "Autre orthographe",
      hint: "idop au lieu de idOp dans les réponses, idOp au lieu de idop dans la notification et le retour.",
    },
    clockShiftMinutes: { label: "Horloge avancée", hint: "Durée en minutes\u00a0: 16 ferme la page de paiement." },
  });
}
