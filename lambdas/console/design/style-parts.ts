/** Cards, tiles, badges, tables, forms: what every page is put together from. */
export const partsStyle = `
.card { background: var(--card); border: 1px solid var(--line); border-radius: .75rem; box-shadow: var(--shadow); padding: clamp(1rem, 2.5vw, 1.5rem); display: grid; grid-template-columns: minmax(0, 1fr); gap: .9rem; }
.pair { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1.25rem; align-items: start; }
@media (min-width: 60rem) { .pair { grid-template-columns: repeat(2, minmax(0, 1fr)); } }
.strip { border: 1px solid var(--line); border-left: 5px solid var(--strong-line); border-radius: .5rem; background: var(--card); padding: .7rem 1rem; }
.strip-red { border-left-color: var(--red-solid); background: var(--red-wash); }
.strip-amber { border-left-color: var(--amber-solid); background: var(--amber-wash); }
.badge { display: inline-block; white-space: nowrap; border-radius: 1rem; padding: .1rem .6rem; font-size: .8125rem; font-weight: 600; line-height: 1.45; background: var(--unknown-wash); color: var(--unknown); }
.tone-red { background: var(--red-wash); color: var(--red); }
.tone-amber { background: var(--amber-wash); color: var(--amber); }
.tone-green { background: var(--green-wash); color: var(--green); }
.tier { display: inline-grid; place-items: center; min-width: 1.5rem; height: 1.5rem; border-radius: .375rem; border: 1px solid var(--strong-line); color: var(--soft); font-size: .8125rem; font-weight: 700; line-height: 1; }
.tier-S { background: var(--ink); border-color: var(--ink); color: var(--card); }
.tier-A { border-color: var(--ink); color: var(--ink); }
.tiles { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: repeat(auto-fit, minmax(7.5rem, 1fr)); gap: .6rem; }
.tiles li { display: grid; }
.tile { display: grid; align-content: start; gap: .1rem; padding: .75rem .9rem; border: 1px solid var(--line); border-top: 4px solid var(--line); border-radius: .6rem; background: var(--card); color: var(--ink); text-decoration: none; box-shadow: var(--shadow); }
a.tile:hover { border-color: var(--strong-line); }
.tile[aria-current] { outline: 2px solid var(--accent); outline-offset: 1px; }
.tile-label { color: var(--soft); font-size: .8125rem; font-weight: 600; }
.tile-value { font-size: 1.6rem; font-weight: 700; line-height: 1.2; letter-spacing: -.02em; font-variant-numeric: tabular-nums; }
.tile-note { color: var(--soft); font-size: .8125rem; }
.tile-red { border-top-color: var(--red-solid); } .tile-amber { border-top-color: var(--amber-solid); }
.tile-green { border-top-color: var(--green-solid); } .tile-unknown { border-top-color: var(--unknown-solid); }
.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(12rem, 1fr)); gap: .8rem 1.25rem; margin: 0; }
.facts dt { color: var(--soft); font-size: .8125rem; font-weight: 600; }
.facts dd { margin: 0; overflow-wrap: anywhere; }
.table-frame { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: .9375rem; }
caption { text-align: left; color: var(--soft); font-size: .875rem; padding-bottom: .5rem; }
th, td { text-align: left; vertical-align: middle; padding: .55rem .7rem; border-bottom: 1px solid var(--line); overflow-wrap: break-word; }
td .code, th .code { overflow-wrap: break-word; }
.name-cell { min-width: 11rem; }
.name-cell bdi, .cells bdi { overflow-wrap: anywhere; }
thead th { color: var(--soft); font-size: .8125rem; font-weight: 600; white-space: nowrap; border-bottom-color: var(--strong-line); vertical-align: bottom; }
tbody th { font-weight: 600; min-width: 6rem; }
tbody th a { text-decoration-color: color-mix(in srgb, currentcolor 30%, transparent); }
tbody tr:hover { background: var(--sunken); }
tbody tr:last-child > * { border-bottom: 0; }
th:first-child, td:first-child { padding-left: 0; } th:last-child, td:last-child { padding-right: 0; }
.figure { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.cell-bar { min-width: 4rem; }
td:has(.cell-bar) { width: 42%; }
.fell { color: var(--red); } .rose { color: var(--green); }
.cells bdi { display: inline-block; background: var(--sunken); border-radius: .25rem; padding: 0 .35rem; margin: .1rem 0; }
.name-cell { display: flex; align-items: center; gap: .6rem; }
.name-cell .soft { font-weight: 400; font-size: .8125rem; display: block; }
details { border-top: 1px solid var(--line); padding-top: .7rem; }
summary { cursor: pointer; color: var(--accent); font-weight: 600; }
details[open] > summary { margin-bottom: .75rem; }
form { display: flex; flex-wrap: wrap; gap: .6rem; align-items: end; }
label { display: grid; gap: .2rem; color: var(--soft); font-size: .8125rem; font-weight: 600; }
label.wide { flex: 1 1 14rem; }
input, select, button { font: inherit; font-weight: 400; font-size: 1rem; color: var(--ink); background: var(--card); border: 1px solid var(--strong-line); border-radius: .5rem; padding: .5rem .75rem; min-height: 2.75rem; }
input { width: 100%; }
button { background: var(--accent); border-color: var(--accent); color: var(--on-accent); font-weight: 600; cursor: pointer; }
.pager { display: flex; justify-content: space-between; align-items: center; gap: 1rem; color: var(--soft); font-size: .9375rem; }
.pager a, .choices a { display: inline-block; padding: .4rem 0; }
.choices { display: flex; flex-wrap: wrap; gap: .25rem 1.1rem; font-size: .9375rem; }
.choices [aria-current] { color: var(--ink); font-weight: 650; text-decoration: none; }
.card ul:not([class]) { margin: 0; padding-left: 1.2rem; }
.timeline { list-style: none; margin: 0; padding: 0; }
.timeline li { position: relative; padding: 0 0 1rem 1.4rem; border-left: 2px solid var(--line); margin-left: .4rem; }
.timeline li:last-child { border-left-color: transparent; padding-bottom: 0; }
.timeline li::before { content: ""; position: absolute; left: -.44rem; top: .42rem; width: .75rem; height: .75rem; border-radius: 50%; background: var(--card); border: 2px solid var(--strong-line); }
.timeline .when { display: block; color: var(--soft); font-size: .875rem; }
.timeline .note { display: block; color: var(--soft); overflow-wrap: anywhere; }
.plain-list { list-style: none; margin: 0; padding: 0; display: grid; gap: .75rem; }
@media (max-width: 43.99rem) {
  .table-frame { overflow: visible; }
  .facts { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  table:not(.cards) .figure { white-space: normal; }
  .tiles { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  .tiles li:first-child:nth-last-child(odd) { grid-column: 1 / -1; }
  form > label, form > button { flex: 1 1 6rem; }
  table.cards, .cards tbody, .cards caption { display: block; }
  .cards thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .cards tbody tr { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: .35rem 1rem; align-items: start; padding: .9rem 0; border-bottom: 1px solid var(--line); }
  .cards tbody tr:hover { background: none; }
  .cards tbody tr > * { display: block; border: 0; padding: 0; text-align: left; width: auto; }
  .cards tbody th { grid-column: 1 / -1; font-size: 1rem; }
  .cards td:has(.code, .words) { grid-column: 1 / -1; }
  .cards td::before { content: attr(data-heading); display: block; color: var(--soft); font-size: .75rem; font-weight: 600; }
}
`;
