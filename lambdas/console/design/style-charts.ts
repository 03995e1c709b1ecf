/** Lines, bars and their signs. Colours come by class, because a strict policy allows no style in the markup. */
export const chartsStyle = `
.chart { margin: 0; display: grid; gap: .5rem; }
.chart > svg { width: 100%; height: auto; display: block; }
.chart > .chart-narrow { display: none; }
@media (max-width: 43.99rem) { .chart > .chart-wide { display: none; } .chart > .chart-narrow { display: block; } }
.chart text { font-size: 12px; fill: var(--soft); }
.band-red { fill: var(--red-wash); } .band-amber { fill: var(--amber-wash); } .band-green { fill: var(--green-wash); }
.chart .band-name { font-size: 11px; font-weight: 600; }
.chart .band-name-red { fill: var(--red); } .chart .band-name-amber { fill: var(--amber); } .chart .band-name-green { fill: var(--green); }
.level { stroke: var(--strong-line); stroke-opacity: .35; } .month { stroke: var(--strong-line); }
.line-index { fill: none; stroke: var(--ink); stroke-width: 2.25; stroke-linejoin: round; stroke-linecap: round; }
.line-baseline { fill: none; stroke: var(--accent); stroke-width: 1.75; stroke-dasharray: 5 4; }
.gap { fill: var(--unknown-solid); fill-opacity: .35; stroke: none; }
.mark-stem { stroke: var(--red); stroke-width: 1; stroke-dasharray: 2 3; }
.mark-span { stroke: var(--red); stroke-width: 2.5; stroke-opacity: .55; }
.mark-opened { fill: var(--red); stroke: var(--card); stroke-width: 1; }
.mark-resolved { fill: var(--card); stroke: var(--green); stroke-width: 2.5; }
.hint { fill: transparent; } .hint:hover { fill: var(--ink); fill-opacity: .1; }
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; color: var(--soft); font-size: .875rem; }
.legend span { display: inline-flex; align-items: center; gap: .4rem; }
.legend svg { width: 28px; height: 14px; }
.bar { display: block; width: 100%; height: .75rem; }
.bar-track { fill: var(--line); } .bar-fill { fill: var(--accent); }
.bar-down { fill: var(--red-solid); } .bar-up { fill: var(--green-solid); } .bar-middle { fill: var(--strong-line); }
.stack { display: block; width: 100%; height: .6rem; border-radius: .3rem; background: var(--line); }
.stack-red { fill: var(--red-solid); } .stack-amber { fill: var(--amber-solid); } .stack-green { fill: var(--green-solid); } .stack-unknown { fill: var(--unknown-solid); }
.sparkline { display: block; width: 124px; height: 36px; overflow: visible; }
.sparkline path { fill: none; stroke: var(--soft); stroke-width: 1.5; stroke-linejoin: round; stroke-linecap: round; }
.sparkline circle { fill: var(--ink); }
`;
