/** The case behind a link: what is asked stands first and big enough for a thumb. */
export const caseStyle = `
.top-kind { margin-left: auto; color: var(--soft); font-weight: 600; font-size: .9375rem; }
.label { color: var(--soft); font-size: .8125rem; font-weight: 600; }
.there { color: var(--soft); display: block; }
.first { display: grid; grid-template-columns: minmax(0, 1fr); border-radius: .75rem; background: var(--card); border: 1px solid var(--line); box-shadow: var(--shadow); overflow: clip; }
.first .ask { border: 0; border-radius: 0; box-shadow: none; }
.clock { display: grid; gap: .35rem; padding: clamp(1rem, 2.5vw, 1.5rem); border-bottom: 1px solid var(--line); }
.clock h2 { font-size: .8125rem; font-weight: 600; letter-spacing: 0; }
.clock-big { font-size: clamp(1.75rem, 1.4rem + 2.2vw, 2.6rem); font-weight: 700; letter-spacing: -.02em; line-height: 1.15; font-variant-numeric: tabular-nums; }
.clock-red { background: var(--red-wash); } .clock-red .clock-big, .clock-red h2 { color: var(--red); }
.clock-amber { background: var(--amber-wash); } .clock-amber h2 { color: var(--amber); }
.clock-plain { background: var(--sunken); }
.clock-green { background: var(--green-wash); } .clock-green h2 { color: var(--green); }
.clock-breach { font-weight: 600; max-width: 62ch; }
.clock-bar { max-width: 34rem; padding: .2rem 0 .35rem; }
.clock-bar .bar { height: .5rem; border-radius: .25rem; }
.clock-bar .bar-track { fill: var(--amber-solid); fill-opacity: .28; } .clock-bar .bar-fill { fill: var(--amber-solid); }
.clock-due .there { color: inherit; } .clock .label { color: inherit; }
.ask { gap: .7rem; } .ask h2 { font-size: clamp(1.25rem, 1.1rem + .8vw, 1.5rem); }
.ask > p { max-width: 62ch; }
form.deed { display: grid; grid-template-columns: minmax(0, 1fr); gap: .75rem; max-width: 34rem; align-items: stretch; }
fieldset { border: 0; margin: 0; padding: 0; display: grid; gap: .5rem; min-width: 0; }
legend { padding: 0 0 .4rem; color: var(--soft); font-size: .875rem; font-weight: 600; }
.deed label { font-size: .875rem; }
.deed label.pick { display: flex; align-items: center; gap: .75rem; min-height: 3.25rem; padding: .6rem .9rem; border: 1px solid var(--strong-line); border-radius: .6rem; background: var(--card); color: var(--ink); font-size: 1rem; font-weight: 500; cursor: pointer; }
.deed label.pick:hover { background: var(--sunken); }
.deed label.pick:has(:checked) { border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); background: var(--sunken); }
.deed label.pick:has(:focus-visible) { outline: 3px solid var(--focus); outline-offset: 2px; }
.pick input { appearance: auto; flex: none; width: 1.5rem; height: 1.5rem; min-height: 0; margin: 0; padding: 0; accent-color: var(--accent); }
.pick input:focus-visible { outline: none; }
select { width: 100%; min-height: 3rem; }
textarea { font: inherit; color: var(--ink); background: var(--card); border: 1px solid var(--strong-line); border-radius: .5rem; padding: .6rem .75rem; width: 100%; min-height: 4.5rem; resize: vertical; field-sizing: content; }
.add-note { border: 0; padding: 0; } .add-note summary { min-height: 2.75rem; padding: .6rem 0; margin: -.35rem 0; font-weight: 500; } .add-note[open] { display: grid; gap: .5rem; } .add-note[open] > summary { margin: 0; }
.hint { color: var(--soft); font-size: .8125rem; }
.deed button, .button-link { display: inline-grid; place-items: center; min-height: 3.25rem; padding: .6rem 1.5rem; border-radius: .6rem; font-size: 1.0625rem; font-weight: 650; text-align: center; text-decoration: none; }
.button-link { background: var(--card); border: 1px solid var(--accent); color: var(--accent); }
.deed button:hover, .button-link:hover { filter: brightness(1.08); }
.card:has(> .more-asks) { gap: .35rem; }
.more-asks { padding-top: 0; }
summary { min-height: 2.75rem; padding: .6rem 0; }
.more-asks summary { min-height: 3rem; padding: .75rem 0; font-size: 1.0625rem; }
.more-asks[open] { padding-bottom: 1rem; }
.more-asks[open] > summary { margin-bottom: .25rem; }
.more-asks > p { max-width: 62ch; margin-bottom: .9rem; }
.card > .more-asks:first-of-type { border-top: 0; }
.steps { list-style: none; margin: 0; padding: clamp(1rem, 2.5vw, 1.5rem); display: grid; gap: 0; border-top: 1px solid var(--line); }
.steps li { border-left: 4px solid var(--line); padding: .35rem 0 .35rem .85rem; display: grid; grid-template-columns: minmax(6rem, 9rem) minmax(0, 1fr); align-items: baseline; gap: .75rem; font-size: .9375rem; }
.steps li.reached { border-left-color: var(--green-solid); }
.steps .when { color: var(--soft); font-size: .8125rem; overflow-wrap: anywhere; }
.steps time { white-space: normal; }
.facts { grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); }
.page-head .lead { max-width: 80ch; }
.said { margin: 0; display: grid; gap: .3rem; }
.said blockquote, blockquote.note { margin: 0; padding: .6rem .9rem; border-left: 4px solid var(--strong-line); background: var(--sunken); border-radius: 0 .4rem .4rem 0; white-space: pre-wrap; overflow-wrap: anywhere; }
.timeline blockquote.note { margin-top: .4rem; color: var(--ink); }
.said figcaption { color: var(--soft); font-size: .875rem; }
.change { font-weight: 600; font-size: 1.125rem; font-variant-numeric: tabular-nums; }
.timeline .names { display: block; overflow-wrap: anywhere; }
.stacked { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1.25rem; }
.foot .frame { display: grid; gap: .5rem; } .foot p { max-width: 75ch; overflow-wrap: anywhere; }
.strip h2 { font-size: 1rem; } .strip { display: grid; gap: .4rem; }
@media (min-width: 60rem) {
  .first:has(.clock) { grid-template-columns: minmax(0, 5fr) minmax(0, 7fr); grid-template-rows: auto 1fr; }
  .first .clock { border-right: 1px solid var(--line); border-bottom: 0; }
  .first:has(.clock) .ask { grid-column: 2; grid-row: 1 / span 2; align-content: start; }
  .first:has(.clock) .steps { grid-column: 1; border-top: 0; border-right: 1px solid var(--line); align-content: start; }
}
@media (max-width: 43.99rem) {
  main { padding-top: 1rem; } main > .frame { gap: 1rem; }
  .top .brand { padding: .6rem 0; }
  .facts { grid-template-columns: minmax(0, 1fr); }
  .deed button, .button-link { width: 100%; }
  .page-head .lead { font-size: .9375rem; }
}
`;
