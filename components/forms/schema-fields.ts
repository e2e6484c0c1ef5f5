import { z } from "zod";

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

function collect(schema: z.core.$ZodType, fields: Map<string, FieldShape>): void {
  const bare = unwrap(schema);
  if (bare instanceof z.core.$ZodObject) {
    for (const [name, field] of Object.entries(bare._zod.def.shape)) {
      if (fields.get(name) !== "list") fields.set(name, isList(field) ? "list" : "one");
    }
  } else if (bare instanceof z.core.$ZodUnion) {
    for (const option of bare._zod.def.options) collect(option, fields);
  } else if (bare instanceof z.core.$ZodIntersection) {
    collect(bare._zod.def.left, fields);
    collect(bare._zod.def.right, fields);
  }
}

function isList(schema: z.core.$ZodType): boolean {
  const bare = unwrap(schema);
  if (bare instanceof z.core.$ZodUnion) return bare._zod.def.options.some(isList);
  return bare instanceof z.core.$ZodArray || bare instanceof z.core.$ZodSet || bare instanceof z.core.$ZodTuple;
}

/** The schema of what is sent, under its wrappers. */
function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  if (
    schema instanceof z.core.$ZodOptional ||
    schema instanceof z.core.$ZodNullable ||
    schema instanceof z.core.$ZodDefault ||
    schema instanceof z.core.$ZodPrefault ||
    schema instanceof z.core.$ZodCatch ||
    schema instanceof z.core.$ZodReadonly ||
    schema instanceof z.core.$ZodNonOptional
  ) {
    return unwrap(schema._zod.def.innerType);
  }
  if (schema instanceof z.core.$ZodLazy) return unwrap(schema._zod.def.getter());
  if (!(schema instanceof z.core.$ZodPipe)) return schema;
  // z.preprocess() is a transform piped into the schema: what is sent is described by its second half.
  const { in: first, out: second } = schema._zod.def;
  return unwrap(first instanceof z.core.$ZodTransform ? second : first);
}
