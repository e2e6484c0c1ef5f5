/** What continuous integration gives one run, in seconds: beyond it the run is cut, whatever it would have said. */
const LIMIT = 1_500;

/** "1320 s of the 1500 s that a run may take"; a run over it says so, and still counts for what its gates say. */
export function timeText(seconds: number): string {
  const took = `${Math.round(seconds)} s of the ${LIMIT} s that a run may take`;
  return seconds > LIMIT ? `${took}: OVER by ${Math.round(seconds - LIMIT)} s` : took;
}
