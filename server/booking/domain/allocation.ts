/** A place that is asked for. Those of one `group` come together or not at all. */
export interface PlaceRequest {
  readonly slotId: string;
  readonly group: string | null;
}

/** What the recap announces: a place, or the queue. The base decides, at the moment of the confirmation. */
export type Expectation = "place" | "queue";

/**
 * Shares the free places among requests, in their order, as `app.take_places` does. `free` holds the free places by
 * slot; it is not changed. One answer for each request.
 */
export function allocate(requests: readonly PlaceRequest[], free: ReadonlyMap<string, number>): Expectation[] {
  const left = new Map(free);
  const answers = new Map<PlaceRequest, Expectation>();
  for (const request of requests) {
    if (answers.has(request)) continue;
    const unit = request.group === null ? [request] : requests.filter(({ group }) => group === request.group);
    const needed = new Map<string, number>();
    for (const { slotId } of unit) needed.set(slotId, (needed.get(slotId) ?? 0) + 1);
    const fits = [...needed].every(([slotId, count]) => (left.get(slotId) ?? 0) >= count);
    if (fits) for (const [slotId, count] of needed) left.set(slotId, (left.get(slotId) ?? 0) - count);
    for (const member of unit) answers.set(member, fits ? "place" : "queue");
  }
  return requests.map((request) => answers.get(request) ?? "queue");
}
