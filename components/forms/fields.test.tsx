import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { CheckboxField } from "./CheckboxField";
import { CheckboxGroup } from "./CheckboxGroup";
import { FileField } from "./FileField";
import { Form } from "./Form";
import { EMPTY_FORM, type FormState } from "./form-state";
import { PasswordField } from "./PasswordField";
import { RadioGroup } from "./RadioGroup";
import { SelectField } from "./SelectField";
import { SubmitButton } from "./SubmitButton";
import { TextField } from "./TextField";
import { useFormKit } from "./useFormKit";

const schema = z.object({
  email: z.string(),
  relation: z.enum(["mother", "father"]),
  days: z.array(z.string()),
  agreed: z.literal("on"),
  school: z.string(),
  password: z.string(),
  proof: z.file(),
});
const options = [
  { value: "mother", label: "Mère" },
  { value: "father", label: "Père" },
];

function Sample({ initial }: { initial: FormState }) {
  const form = useFormKit({ schema, action: async (previous) => previous, initial });
  return (
    <Form form={form}>
      <TextField {...form.field("email")} label="E-mail" hint="Exemple" type="email" autoComplete="email" required />
      <RadioGroup {...form.field("relation")} label="Lien" options={options} required />
      <CheckboxGroup
        {...form.field("days")}
        label="Jours"
        options={[
          { value: "1", label: "lundi" },
          { value: "2", label: "mardi" },
        ]}
      />
      <CheckboxField {...form.field("agreed")} label="J’accepte" />
      <SelectField {...form.field("school")} label="École" options={options} placeholder="Choisissez" />
      <PasswordField {...form.field("password")} label="Mot de passe" autoComplete="current-password" />
      <FileField {...form.field("proof")} label="Justificatif" limits="PDF, 5 Mo au plus." accept=".pdf" />
      <SubmitButton form={form}>Envoyer</SubmitButton>
    </Form>
  );
}

const refused: FormState = {
  submissionId: "1",
  values: { email: "ana@", relation: "father", days: ["2"], agreed: "on", school: "mother", password: "leak" },
  fieldErrors: { email: ["Adresse incomplète."], proof: ["Choisissez un document."] },
  formErrors: ["Le service est plein."],
};

describe("the page that answers a form without JavaScript", () => {
  const html = renderToStaticMarkup(<Sample initial={refused} />);

  it("keeps what was typed, chosen and ticked", () => {
    expect(html).toMatch(/<input[^>]*name="email"[^>]*value="ana@"|<input[^>]*value="ana@"[^>]*name="email"/);
    expect(html).toMatch(/<input[^>]*id="form-relation-2"[^>]*checked=""/);
    expect(html).not.toMatch(/<input[^>]*id="form-relation"[^>]*checked=""/);
    expect(html).toMatch(/<input[^>]*id="form-days-2"[^>]*checked=""/);
    expect(html).not.toMatch(/<input[^>]*id="form-days"[^>]*checked=""/);
    expect(html).toMatch(/<input[^>]*id="form-agreed"[^>]*checked=""/);
    expect(html).toContain('<option value="mother" selected="">');
  });

  it("never writes a password back", () => {
    expect(html).not.toContain("leak");
  });

  it("says every error first, with a link to its field", () => {
    expect(html.indexOf("preau-error-summary")).toBeLessThan(html.indexOf("<input"));
    expect(html).toContain('<a href="#form-email">Adresse incomplète.</a>');
    expect(html).toContain('<a href="#form-proof">Choisissez un document.</a>');
    expect(html).toContain("Le service est plein.");
  });

  it("ties the error and the hint to the input", () => {
    const input = /<input[^>]*id="form-email"[^>]*>/.exec(html)?.[0] ?? "";
    expect(input).toContain('aria-invalid="true"');
    expect(input).toContain('aria-describedby="form-email-hint form-email-error"');
    expect(html).toContain('id="form-email-error"');
    const other = /<select[^>]*>/.exec(html)?.[0] ?? "";
    expect(other).not.toContain("aria-invalid");
  });

  it("says in words what is required, and the limits of a file before it is chosen", () => {
    expect(html.match(/\(obligatoire\)/g)).toHaveLength(2);
    expect(html.indexOf("PDF, 5 Mo au plus.")).toBeLessThan(html.indexOf('type="file"'));
  });
});

it("shows no summary and no error before the first sending", () => {
  const html = renderToStaticMarkup(<Sample initial={EMPTY_FORM} />);
  expect(html).not.toContain("preau-error-summary");
  expect(html).not.toContain("aria-invalid");
});
