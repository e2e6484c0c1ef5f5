"use client";

import { useEffect, useMemo, useState } from "react";
import { browserApi } from "@/server/api/client";
import { recordPaymentSchema } from "@/server/payments/counter-schemas";
import { keepText, knownText, UNDER_WAY } from "@/server/payments/domain/agreed.fr";
import type { CounterAccount } from "@/server/payments/domain/counter-view";
import { formatMonth } from "@/server/platform/dates";
import { cents, formatEuros } from "@/server/platform/money";
import { Disclosure } from "../dsfr/Disclosure";
import { CheckboxGroup } from "../forms/CheckboxGroup";
import { Form } from "../forms/Form";
import { fieldId } from "../forms/field-binding";
import { type FormAction, formWith } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { SubmitButton } from "../forms/SubmitButton";
import { TextField } from "../forms/TextField";
import { useFormKit } from "../forms/useFormKit";
import { ChangeToGive } from "./ChangeToGive";
import { MeansLine } from "./MeansLine";
import { typedEuros } from "./typed-euros";
import { useMoreMeans } from "./useMoreMeans";
import { useOffers } from "./useOffers";

interface PaymentFormProps {
  readonly base: string;
  readonly action: FormAction;
  readonly account: CounterAccount;
  /** The first form of the page takes the keyboard: Enter records the whole in cash. */
  readonly first: boolean;
}

const LINES = [1, 2, 3] as const;
const MORE = "Entrée encaisse. La touche + ajoute un second moyen, pour le reste.";

/** Money received: all of it in cash unless something else is said, of up to three means (Y2). */
export function PaymentForm({ base, action, account, first }: PaymentFormProps) {
  const { debtorId, owed, total, pending, requestKey } = account;
  const id = `encaisser-${debtorId}`;
  const form = useFormKit({
    schema: recordPaymentSchema,
    action,
    initial: formWith({ invoices: owed.map((invoice) => invoice.id), means1: "cash", amount1: typedEuros(total) }),
    submit: (values) => browserApi(base).payments.counter.record.mutate(values),
    next: ({ paymentId }) => `${base}/agents/regie/recus/${paymentId}?fait=encaisse`,
    id,
  });
  const amount = form.field("amount1");
  const lines = useMemo(
    () => LINES.map((line) => ({ amount: fieldId(id, `amount${line}`), means: fieldId(id, `means${line}`) })),
    [id],
  );
  const amounts = useMemo(() => lines.map((line) => line.amount), [lines]);
  useMoreMeans(lines, total);
  const [scripted, setScripted] = useState(false);
  useEffect(() => setScripted(true), []);
  useEffect(() => {
    if (!first) return;
    const field = document.getElementById(amount.id);
    if (field instanceof HTMLInputElement) field.select();
  }, [first, amount.id]);
  // What was typed there, or is wrong there, is never out of sight after a refusal.
  const second = [form.field("amount2"), form.field("means2"), form.field("amount3"), form.field("means3")];
  const isTyped = second.some(({ submitted, errors }) => errors.length > 0 || submitted.some((value) => value !== ""));
  const severalTyped = isTyped || undefined;
  const { offered, typed } = useOffers(form.failure.offers, amounts);
  const [agreed] = form.field("keep").submitted;
  const isAmount = agreed !== undefined && /^\d{1,9}$/.test(agreed);
  const before = isAmount && !typed ? { value: agreed, label: keepText(cents(Number(agreed))) } : null;
  const keep = offered.keep?.[0] ?? before;
  const known = pending.length > 0 ? { value: knownText(pending), label: UNDER_WAY.confirm } : null;
  const underWay = offered.underWay?.[0] ?? known;
  return (
    <Form form={form}>
      <HiddenField name="debtorId" value={debtorId} />
      <HiddenField name="requestKey" value={requestKey} />
      {keep ? (
        <CheckboxGroup {...form.field("keep")} label="Le montant dépasse ce qui est dû" options={[keep]} />
      ) : null}
      {underWay ? <CheckboxGroup {...form.field("underWay")} label={UNDER_WAY.title} options={[underWay]} /> : null}
      <MeansLine field={form.field} hint={scripted ? MORE : undefined} line={1} />
      <ChangeToGive amountId={amount.id} />
      <SubmitButton form={form}>Encaisser</SubmitButton>
      <Disclosure open={severalTyped} summary="Payer en plusieurs moyens">
        <MeansLine field={form.field} line={2} />
        <MeansLine field={form.field} line={3} />
      </Disclosure>
      <Disclosure summary="Choisir les factures, nommer qui paie">
        <CheckboxGroup
          {...form.field("invoices")}
          hint="Ce que ces factures ne prennent pas va aux autres, la plus ancienne d’abord."
          label="Factures à régler"
          options={owed.map((invoice) => ({
            value: invoice.id,
            label: `${formatMonth(invoice.month)}\u00a0: ${formatEuros(invoice.open)}`,
            hint: invoice.reference,
          }))}
        />
        <TextField {...form.field("payer")} hint="Écrit sur le reçu." label="Reçu de (facultatif)" maxLength={120} />
      </Disclosure>
    </Form>
  );
}
