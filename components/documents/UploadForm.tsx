"use client";

import { useMemo } from "react";
import { ACCEPTED_EXTENSIONS } from "@/server/documents/domain/accepted-media";
import { megabytes } from "@/server/documents/domain/upload-limits";
import type { UploadRoom } from "@/server/documents/domain/upload-room";
import { roomText } from "@/server/documents/domain/upload-room.fr";
import { FileField } from "../forms/FileField";
import { Form } from "../forms/Form";
import { EMPTY_FORM, type FormAction } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { SubmitButton } from "../forms/SubmitButton";
import { useFormKit } from "../forms/useFormKit";
import { uploadFor } from "./upload-form";

interface UploadFormProps {
  readonly action: FormAction;
  readonly typeId: string;
  readonly childId: string | null;
  readonly fileBytes: number;
  readonly filesAtOnce: number;
  readonly room: UploadRoom;
  /** A request to enrol waits for it. */
  readonly forEnrolment: boolean;
}

/** Files for one document: the limits are stated before one chooses, and checked in the browser first (D11). */
export function UploadForm({ action, typeId, childId, fileBytes, filesAtOnce, room, forEnrolment }: UploadFormProps) {
  const schema = useMemo(() => uploadFor(fileBytes), [fileBytes]);
  const form = useFormKit({ schema, action, initial: EMPTY_FORM });
  return (
    <Form form={form}>
      <HiddenField name="typeId" value={typeId} />
      {childId ? <HiddenField name="childId" value={childId} /> : null}
      {forEnrolment ? <HiddenField name="pour" value="inscription" /> : null}
      <FileField
        {...form.field("files")}
        accept={ACCEPTED_EXTENSIONS}
        label="Fichiers"
        limits={`PDF, ou photo JPEG ou PNG (pas de HEIC). ${megabytes(fileBytes)} au plus par fichier, ${filesAtOnce} fichiers au plus à la fois. ${roomText(room)}`}
        multiple
        required
      />
      <SubmitButton form={form}>Envoyer</SubmitButton>
    </Form>
  );
}
