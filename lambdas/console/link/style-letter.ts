/** The letter of commitment: fields on the screen, a letter on A4. */
export const letterStyle = `
.around { display: grid; gap: .9rem; }
.around .choices a { display: inline-grid; align-items: center; min-height: 2.75rem; padding: 0 .25rem; }
.letter { background: var(--card); border: 1px solid var(--line); border-radius: .75rem; box-shadow: var(--shadow); padding: clamp(1rem, 4vw, 3.5rem); max-width: 56rem; width: 100%; margin: 0 auto; display: grid; grid-template-columns: minmax(0, 1fr); gap: 1.5rem; }
.letter section { display: grid; grid-template-columns: minmax(0, 1fr); gap: .5rem; }
.letter-head { display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 1fr); gap: 1rem; align-items: start; }
.letter-title { font-size: clamp(1.35rem, 1.2rem + .8vw, 1.75rem); font-weight: 700; letter-spacing: -.012em; }
.letter textarea, .letter input { font-size: 1rem; font-weight: 400; background: var(--paper); border-color: var(--line); min-height: 2.75rem; }
.letter textarea:focus, .letter input:focus { border-color: var(--strong-line); }
.letter h2.unnamed { font-size: .8125rem; color: var(--soft); font-weight: 600; letter-spacing: 0; }
.letter table { table-layout: fixed; } .letter th:first-child { width: 52%; }
.letter td { padding: .25rem .35rem; border: 0; vertical-align: top; } .letter th { padding: 0 .35rem .35rem; } .letter td:first-child, .letter th:first-child { padding-left: 0; } .letter td:last-child, .letter th:last-child { padding-right: 0; }
.letter tbody tr:hover { background: none; }
.signatures { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 1.5rem; }
.signature { display: grid; gap: .5rem; align-content: end; }
.sign-line { height: 5rem; border-bottom: 1px solid var(--strong-line); display: flex; align-items: end; color: var(--soft); font-size: .8125rem; padding-bottom: .25rem; }
@media (max-width: 43.99rem) {
  .letter-head, .signatures { grid-template-columns: minmax(0, 1fr); }
  .letter thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .letter table, .letter tbody, .letter tr, .letter td { display: block; padding: 0; }
  .letter tr { padding-bottom: 1rem; } .letter td::before { content: attr(data-heading); display: block; color: var(--soft); font-size: .8125rem; font-weight: 600; padding: .35rem 0 .15rem; }
}
@page { size: A4; margin: 20mm 22mm; }
@media print {
  :root { color-scheme: light; --paper: #fff; --card: #fff; --ink: #000; --soft: #333; --line: #999; --strong-line: #333; }
  body:has(.letter) { font-size: 10.5pt; }
  body:has(.letter) .top, body:has(.letter) .foot, .around, .letter h2.unnamed { display: none; }
  body:has(.letter) main, body:has(.letter) .frame { padding: 0; max-width: none; display: block; }
  .letter, .letter section { display: block; border: 0; padding: 0; box-shadow: none; max-width: none; }
  .letter-head label { font-size: 0; } .letter-head { display: flex; justify-content: space-between; } .letter-head label:last-child { width: 35%; } .letter-head label:last-child input { text-align: right; }
  .letter-title { font-size: 16pt; margin: 7mm 0 4mm; }
  .letter section { margin-bottom: 4mm; } .letter h2 { font-size: 11.5pt; margin-bottom: 1.5mm; break-after: avoid; }
  .letter textarea, .letter input { display: block; border: 0; padding: 0; min-height: 0; background: none; font-size: 10.5pt; color: #000; resize: none; overflow: hidden; }
  .letter table { display: table; font-size: 10.5pt; } .letter thead { display: table-header-group; position: static; clip-path: none; width: auto; height: auto; } .letter tr { display: table-row; break-inside: avoid; } .letter tbody { display: table-row-group; } .letter th { padding: 1.5mm 2mm; border: .3mm solid #777; color: #000; } .letter td { display: table-cell; padding: 1.5mm 2mm !important; border: .3mm solid #777 !important; } .letter td::before { display: none; }
  .letter th:first-child { padding-left: 2mm; }
  .signatures { display: grid; grid-template-columns: 1fr 1fr; gap: 15mm; break-inside: avoid; } .sign-line { height: 14mm; font-size: 8pt; }
}
`;
