"use client";

import type { ReactNode } from "react";
import { Form } from "@/components/forms/Form";
import type { FormAction } from "@/components/forms/form-state";
import { HiddenField } from "@/components/forms/HiddenField";
import { RadioGroup } from "@/components/forms/RadioGroup";
import { SubmitButton } from "@/components/forms/SubmitButton";
import { useFormKit } from "@/components/forms/useFormKit";
import { browserApi } from "@/server/api/client";
import { makeDraftSchema } from "@/server/booking/schemas";
import { SelectionSummary } from "./SelectionSummary";
import { SubmittedBoxes } from "./WantedBox";

interface MonthFormProps {
  readonly base: string;
  readonly action: FormAction;
  readonly activity: string;
  readonly month: string;
  /** What the page shows, for the server to see what moved meanwhile. */
  readonly shown: string;
  readonly siblings: boolean;
  /** Whether the activity has waiting lists. */
  readonly waitlist: boolean;
  /** Whether the person may know prices. */
  readonly priced: boolean;
  /** The days, made on the server. */
  readonly children: ReactNode;
}

/** The month as a wish: ticked boxes. It leads to the recap; nothing is booked by it. */
export function MonthForm({
  base,
  action,
  activity,
  month,
  shown,
  siblings,
  waitlist,
  priced,
  children,
}: MonthFormProps) {
  const form = useFormKit({
    schema: makeDraftSchema,
    action,
    submit: (values) => browserApi(base).booking.makeDraft.mutate(values),
    next: ({ draftId }) => `${base}/famille/reservations/recapitulatif?brouillon=${draftId}`,
    id: "mois",
  });
  // Refused by the server's own answer: the page was made again. Refused by the script, the boxes never moved.
  const cameBack = form.refusal !== "" && !form.refusal.includes("/");
  return (
    <Form className="preau-booking" form={form}>
      <HiddenField name="activity" value={activity} />
      <HiddenField name="month" value={month} />
      <HiddenField name="base" value={shown} />
      <SubmittedBoxes value={cameBack ? new Set(form.field("wanted").submitted) : undefined}>{children}</SubmittedBoxes>
      {siblings ? (
        <RadioGroup
          {...form.field("together")}
          defaultValue="each"
          label="S’il manque de la place pour vos enfants le même jour"
          options={[
            { value: "each", label: "Réserver pour ceux qui ont une place" },
            {
              value: "together",
              label: "Tous ensemble ou rien",
              hint: waitlist
                ? "S’il manque une place, tous attendent ensemble."
                : "S’il manque une place, aucun n’est réservé ce jour-là.",
            },
          ]}
        />
      ) : null}
      <div className="preau-booking__bar">
        <SelectionSummary priced={priced} />
        <SubmitButton form={form}>Voir le récapitulatif</SubmitButton>
        <button className="fr-btn fr-btn--secondary" type="reset">
          Défaire<span className="fr-sr-only"> mes changements</span>
        </button>
      </div>
    </Form>
  );
}
