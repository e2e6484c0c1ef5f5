import type * as z from "zod";
import * as core from "zod/v4/core";

/** A schema that a form can fill: an object, or a choice between objects, possibly refined or transformed. */
export type FormSchema = z.ZodType<unknown, object>;

/** The names that a schema of this kind asks for, whatever its variant. */
export type FieldName<S extends FormSchema> = NamesOf<z.input<S>>;
type NamesOf<Input> = Input extends unknown ? Extract<keyof Input, string> : never;

export type FieldShape = "one" | "list";

const known = new WeakMap<FormSchema, ReadonlyMap<string, FieldShape>>();

/** Every field of the schema, and whether it takes one value or a list. */
export function fieldsOf(schema: FormSchema): ReadonlyMap<string, FieldShape> {
  const already = known.get(schema);
  if (already) return already;
  const fields = new Map<string, FieldShape>();
  collect(schema, fields);
  known.set(schema, fields);
  return fields;
}

function collect(schema: core.$ZodType, fields: Map<string, FieldShape>): void {
  const bare = unwrap(schema);
  if (bare instanceof core.$ZodObject) {
    for (const [name, field] of Object.entries(bare._zod.def.shape)) {
      if (fields.get(name) !== "list") fields.set(name, isList(field) ? "list" : "one");
    }
  } else if (bare instanceof core.$ZodUnion) {
    for (const option of bare._zod.def.options) collect(option, fields);
  } else if (bare instanceof core.$ZodIntersection) {
    collect(bare._zod.def.left, fields);
    collect(bare._zod.def.right, fields);
  }
}

function isList(schema: core.$ZodType): boolean {
  const bare = unwrap(schema);
  if (bare instanceof core.$ZodUnion) return bare._zod.def.options.some(isList);
  return bare instanceof core.$ZodArray || bare instanceof core.$ZodSet || bare instanceof core.$ZodTuple;
}

/** The schema of what is sent, under its wrappers. */
function unwrap(schema: core.$ZodType): core.$ZodType {
  if (
    schema instanceof core.$ZodOptional ||
    schema instanceof core.$ZodNullable ||
    schema instanceof core.$ZodDefault ||
    schema instanceof core.$ZodPrefault ||
    schema instanceof core.$ZodCatch ||
    schema instanceof core.$ZodReadonly ||
    schema instanceof core.$ZodNonOptional
  ) {
    return unwrap(schema._zod.def.innerType);
  }
  if (schema instanceof core.$ZodLazy) return unwrap(schema._zod.def.getter());
  if (!(schema instanceof core.$ZodPipe)) return schema;
  // z.preprocess() is a transform piped into the schema: what is sent is described by its second half.
  const { in: first, out: second } = schema._zod.def;
  return unwrap(first instanceof core.$ZodTransform ? second : first);
}
