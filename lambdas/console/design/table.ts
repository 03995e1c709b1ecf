import { type Html, html, type Piece } from '../html.ts';

/** One column of a table of `Row`s. */
export type Column<Row> = {
  readonly heading: string;
  readonly cell: (row: Row) => Piece;
  /** Figures stand at the end, words at the start. */
  readonly isFigure?: boolean;
  /** Names the row for a screen reader, and heads its card on a phone; at most one column of a table. */
  readonly isRowHead?: boolean;
};

export type Table<Row> = {
  readonly caption: Piece;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** Few and short columns fit a phone side by side; other tables turn into a card per row there. */
  readonly fitsPhone?: boolean;
  /** Said in place of a table without rows. */
  readonly whenEmpty: string;
};

/**
 * A table that a phone can show. Roles are spelled out, because a browser forgets that a
 * table is one when its display changes.
 */
export function table<Row>({ caption, columns, rows, fitsPhone, whenEmpty }: Table<Row>): Html {
  if (rows.length === 0) return html`<p class="empty">${whenEmpty}</p>`;
  return html`<div class="table-frame"><table role="table"${fitsPhone === true ? null : html` class="cards"`}>
<caption>${caption}</caption>
<thead role="rowgroup"><tr role="row">${columns.map(heading)}</tr></thead>
<tbody role="rowgroup">${rows.map(
    (row) => html`<tr role="row">${columns.map((column) => cell(column, row))}</tr>
`,
  )}</tbody>
</table></div>`;
}

function heading<Row>({ heading, isFigure }: Column<Row>): Html {
  return html`<th role="columnheader" scope="col"${figureClass(isFigure)}>${heading}</th>`;
}

function cell<Row>({ heading, cell, isFigure, isRowHead }: Column<Row>, row: Row): Html {
  if (isRowHead === true) return html`<th role="rowheader" scope="row">${cell(row)}</th>`;
  return html`<td role="cell" data-heading="${heading}"${figureClass(isFigure)}>${cell(row)}</td>`;
}

function figureClass(isFigure: boolean | undefined): Html | null {
  return isFigure === true ? html` class="figure"` : null;
}
