import { TRPCError } from "@trpc/server";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { emailField, listField } from "@/server/platform/form-fields";
import { answerForm } from "./answer-form";

const schema = z
  .object({ email: emailField(), again: z.string(), days: listField() })
  .refine((form) => form.email === form.again, { path: ["again"], error: "Les deux adresses diffèrent." });

function form(email: string, again = email): FormData {
  const data = new FormData();
  data.append("email", email);
  data.append("again", again);
  data.append("days", "lundi");
  return data;
}

function answer(data: FormData, submit: (values: z.input<typeof schema>) => Promise<string>) {
  return answerForm({ schema, data, submit, report: () => "REF-1" });
}

describe("a form answered without JavaScript", () => {
  it("gives the procedure what was sent, and its result to the next page", async () => {
    const outcome = await answer(form("Ana@Exemple.fr", "ana@exemple.fr"), async (values) => JSON.stringify(values));
    const sent = '{"email":"Ana@Exemple.fr","again":"ana@exemple.fr","days":["lundi"]}';
    expect(outcome).toEqual({ done: true, result: sent });
  });

  it("keeps the values and ties each error to its field", async () => {
    const outcome = await answer(form("ana@exemple.fr", "bob@exemple.fr"), async () => "never");
    if (outcome.done) throw new Error("refused expected");
    expect(outcome.state.values).toEqual({ email: "ana@exemple.fr", again: "bob@exemple.fr", days: ["lundi"] });
    expect(outcome.state.fieldErrors).toEqual({ again: ["Les deux adresses diffèrent."] });
    expect(outcome.state.submissionId).not.toBe("");
  });

  it("calls nothing when the schema refuses", async () => {
    let called = false;
    await answer(form("ana"), async () => {
      called = true;
      return "";
    });
    expect(called).toBe(false);
  });

  it("shows a reference, never the text of an unknown error", async () => {
    const outcome = await answer(form("ana@exemple.fr"), async () => {
      throw new Error("relation families does not exist");
    });
    if (outcome.done) throw new Error("refused expected");
    expect(outcome.state.formErrors[0]).toContain("Référence\u00a0: REF-1");
    expect(JSON.stringify(outcome.state)).not.toContain("relation");
  });

  it("reports a procedure that failed like any other error of ours", async () => {
    const reported: unknown[] = [];
    const failed = new TRPCError({ code: "INTERNAL_SERVER_ERROR", message: "relation families does not exist" });
    const outcome = await answerForm({
      schema,
      data: form("ana@exemple.fr"),
      submit: async () => Promise.reject(failed),
      report: (error) => {
        reported.push(error);
        return "REF-2";
      },
    });
    if (outcome.done) throw new Error("refused expected");
    expect(reported).toEqual([failed]);
    expect(outcome.state.formErrors[0]).toContain("Référence\u00a0: REF-2");
  });

  it("lets the framework's own redirections through", async () => {
    const redirection = new Error("NEXT_REDIRECT");
    const outcome = answerForm({
      schema,
      data: form("ana@exemple.fr"),
      submit: async () => Promise.reject(redirection),
      report: (error) => {
        throw error;
      },
    });
    await expect(outcome).rejects.toBe(redirection);
  });

  it("answers the same for what is missing and what is somebody else's", async () => {
    const outcome = await answer(form("ana@exemple.fr"), async () => {
      throw new TRPCError({ code: "NOT_FOUND", message: "row 12 of family 7" });
    });
    if (outcome.done) throw new Error("refused expected");
    expect(outcome.state.formErrors).toHaveLength(1);
    expect(outcome.state.formErrors[0]).toContain("n’existe pas ou n’est plus disponible");
  });
});
