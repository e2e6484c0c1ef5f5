export const stylesheetPath = "/_simulator/style.css";

/** One sheet for all simulators: readable, usable at 320 px, with a visible focus. No State typeface or mark. */
export const stylesheet = `
:root { color-scheme: light; --ink: #1d2433; --soft: #4b5468; --line: #767f93; --accent: #1f4bb8; --paper: #f4f6fb; --wrong: #b3261e; }
* { box-sizing: border-box; }
body { margin: 0; font: 1.0625rem/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; color: var(--ink); background: var(--paper); }
.skip { position: absolute; left: -999rem; }
.skip:focus { position: static; display: block; padding: .5rem 1rem; }
.banner { margin: 0; padding: .75rem 1rem; color: #fff; background: #3a2a5d; text-align: center; }
main { max-width: 46rem; margin: 1.5rem auto; padding: 1.25rem 1rem 2rem; background: #fff; border-radius: .5rem; box-shadow: 0 1px 4px #1d243333; }
main:focus { outline: none; }
h1 { margin: 0 0 1rem; font-size: 1.6rem; line-height: 1.2; overflow-wrap: anywhere; }
h2 { margin: 2rem 0 .75rem; font-size: 1.2rem; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid #d9480f; outline-offset: 2px; }
.choices { list-style: none; margin: 0; padding: 0; }
.choices li { margin: 0 0 .75rem; }
.choices a, .choices button { display: block; width: 100%; padding: .75rem 1rem; text-align: left; font: inherit; color: var(--ink); background: #fff; border: 1px solid var(--line); border-radius: .375rem; text-decoration: none; cursor: pointer; }
.choices a:hover, .choices button:hover { background: #e8edfa; }
.choices strong, .choices small { display: block; overflow-wrap: anywhere; }
small, .hint { color: var(--soft); font-size: .9375rem; }
label, legend { display: block; font-weight: 600; margin: 1rem 0 .25rem; }
.hint { display: block; font-weight: 400; }
fieldset { border: 0; margin: 0; padding: 0; }
.tick label { display: flex; gap: .6rem; align-items: flex-start; font-weight: 400; margin: .5rem 0; }
.tick input { width: 1.5rem; height: 1.5rem; flex: none; margin: 0; }
input[type=text], input[type=password], input[type=email], input[type=number], select { width: 100%; max-width: 28rem; min-height: 2.75rem; padding: .5rem .75rem; font: inherit; color: inherit; background: #fff; border: 1px solid var(--line); border-radius: .375rem; }
[aria-invalid=true] { border: 2px solid var(--wrong); }
.error { display: block; color: var(--wrong); font-weight: 600; }
.summary { border: 2px solid var(--wrong); border-radius: .375rem; padding: 1rem; margin: 0 0 1.5rem; }
.summary h2 { margin: 0 0 .5rem; }
.summary a { color: var(--wrong); }
.notice { border-left: .375rem solid var(--accent); background: #e8edfa; padding: .75rem 1rem; margin: 1rem 0; }
.actions { display: flex; flex-wrap: wrap; gap: .75rem 1.5rem; align-items: center; margin-top: 1.5rem; }
button.main, a.main { display: inline-block; min-height: 2.75rem; padding: .625rem 1.25rem; font: inherit; font-weight: 600; color: #fff; background: var(--accent); border: 0; border-radius: .375rem; text-decoration: none; cursor: pointer; }
button.plain-button { min-height: 2.75rem; padding: .5rem 1rem; font: inherit; color: var(--accent); background: #fff; border: 1px solid var(--accent); border-radius: .375rem; cursor: pointer; }
details { margin: 1rem 0; border: 1px solid var(--line); border-radius: .375rem; padding: .5rem 1rem; }
summary { cursor: pointer; font-weight: 600; min-height: 1.75rem; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; background: var(--paper); padding: 1rem; border-radius: .375rem; }
iframe { width: 100%; height: 32rem; border: 1px solid var(--line); border-radius: .375rem; background: #fff; }
dt { font-weight: 600; } dd { margin: 0 0 .5rem; overflow-wrap: anywhere; }
@media (prefers-reduced-motion: no-preference) { .choices a, .choices button { transition: background-color .15s; } }
`;
