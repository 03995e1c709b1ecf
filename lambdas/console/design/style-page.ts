/** The page and the words on it. */
export const pageStyle = `
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "PingFang SC", "PingFang TC", "Microsoft YaHei", sans-serif; }
a { color: var(--accent); text-underline-offset: .18em; text-decoration-thickness: .06em; }
a:hover { text-decoration-thickness: .12em; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 3px; }
h1, h2, h3 { line-height: 1.2; letter-spacing: -.012em; margin: 0; overflow-wrap: anywhere; }
h1 { font-size: clamp(1.5rem, 1.2rem + 1.5vw, 2.1rem); font-weight: 700; }
h2 { font-size: 1.1rem; font-weight: 650; }
h3 { font-size: 1rem; font-weight: 650; }
p { margin: 0; }
time { white-space: nowrap; }
bdi { unicode-bidi: isolate; }
code, .code { font: .9em/1.4 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; overflow-wrap: anywhere; }
.hidden { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.soft { color: var(--soft); }
.nowrap { white-space: nowrap; }
.small { font-size: .875rem; }
.nothing, .empty { color: var(--soft); }
.frame { max-width: 72rem; margin: 0 auto; padding: 0 clamp(.75rem, 3vw, 2rem); }
.skip { position: absolute; left: .75rem; top: -4rem; background: var(--card); padding: .6rem 1rem; z-index: 1; }
.skip:focus { top: .5rem; }
.top { background: var(--card); border-bottom: 1px solid var(--line); }
.top .frame { display: flex; flex-wrap: wrap; align-items: center; gap: 0 2rem; }
.brand { display: inline-flex; align-items: center; gap: .55rem; padding: .8rem 0; font-weight: 700; letter-spacing: -.01em; color: var(--ink); text-decoration: none; }
.brand svg { width: 1.5rem; height: 1.5rem; fill: var(--accent); }
.top ul { display: flex; gap: .25rem; list-style: none; margin: 0 0 0 -.75rem; padding: 0; }
.top li a { display: block; padding: .8rem .75rem; color: var(--soft); text-decoration: none; border-bottom: 3px solid transparent; }
.top li a:hover { color: var(--ink); }
.top li a[aria-current] { color: var(--ink); font-weight: 600; border-bottom-color: var(--accent); }
main { padding: clamp(1.25rem, 3vw, 2.25rem) 0 3rem; }
main > .frame { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1.25rem; }
.page-head { display: grid; gap: .4rem; }
.page-head .above { color: var(--soft); font-size: .875rem; }
.page-head .lead { color: var(--soft); max-width: 62ch; }
.heading-row { display: flex; flex-wrap: wrap; align-items: center; gap: .4rem .75rem; }
.foot { border-top: 1px solid var(--line); padding: 1.25rem 0 2rem; color: var(--soft); font-size: .875rem; }
@media print {
  :root { --paper: #fff; --card: #fff; --shadow: none; }
  .top nav, .skip, .pager, form, details > summary { display: none; }
  .card, .table-frame { break-inside: avoid-page; }
  a { color: inherit; text-decoration: none; }
}
@media (prefers-reduced-motion: no-preference) { a, .tile { transition: color .12s, border-color .12s, background-color .12s; } }
`;
