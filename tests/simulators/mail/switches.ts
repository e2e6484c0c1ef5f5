import { z } from "zod";
import { SwitchBoard } from "../shared/switch-board";

const schema = z.strictObject({
  refuse: z.boolean().default(false),
  refuseForNow: z.boolean().default(false),
  dropAfterData: z.boolean().default(false),
  slowMs: z.number().int().min(0).max(120_000).default(0),
});

type MailSwitchValues = z.output<typeof schema>;
export type MailSwitches = SwitchBoard<MailSwitchValues>;

export function mailSwitches(): MailSwitches {
  return new SwitchBoard<MailSwitchValues>(schema, {
    refuse: { label: "Refus définitif", hint: "Chaque destinataire est refusé (550)." },
    refuseForNow: { label: "Refus provisoire", hint: "Chaque destinataire est refusé pour l’instant (451)." },
    dropAfterData: {
      label: "Coupure après le message",
      hint: "Le message est gardé, mais l’expéditeur ne l’apprend pas : il peut l’envoyer deux fois.",
    },
    slowMs: { label: "Réponse ralentie", hint: "Durée en millisecondes, 0 pour aucune attente." },
  });
}
