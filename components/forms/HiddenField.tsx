/** A value that the person does not type: the version of a form, the family it is about. Never trusted by itself. */
export function HiddenField({ name, value }: { name: string; value: string }) {
  return <input name={name} type="hidden" value={value} />;
}
