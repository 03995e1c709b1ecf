import { compareDecimals, type Decimal, parseDecimal } from '../scoring/decimal.ts';
import type { Column } from '../scoring/model.ts';
import { echo } from './echo.ts';
import { plainNumber } from './plain-number.ts';
import type { RowFault } from './problem.ts';
import type { Misfit } from './row-cells.ts';

/** A text that only its length or size keeps from being a number of the contract. */
const LOOKS_RIGHT = /^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** What is wrong with a cell that is not missing; `null` when nothing is. */
export type NumberCheck = (cell: string | Misfit) => RowFault | null;

/** The check of the numbers of one column: their grammar, then the column's range, exact on the decimal as written. */
export function numberCheck(column: Column): NumberCheck {
  const { name } = column;
  const minimum = bound(column.minimum);
  const maximum = bound(column.maximum);
  const allowed = allowedText(column);
  const plainMinimum = plainBound(column.minimum, Number.NEGATIVE_INFINITY);
  const plainMaximum = plainBound(column.maximum, Number.POSITIVE_INFINITY);

  return (cell) => {
    if (typeof cell !== 'string') return notBareNumber(name, cell.written);
    const plain = plainNumber(cell);
    if (plain >= plainMinimum && plain <= plainMaximum) return null;

    const value = parseDecimal(cell);
    if (value === undefined) return notANumber(name, cell);
    const isBelow = minimum !== undefined && compareDecimals(value, minimum) < 0;
    const isAbove = maximum !== undefined && compareDecimals(value, maximum) > 0;
    if (!isBelow && !isAbove) return null;
    return {
      code: 'ROW_RANGE',
      column: name,
      rule: `${echo(cell)} is ${isBelow ? 'below' : 'above'} what this column can be`,
      remedy: `Numbers here are ${allowed}`,
    };
  };
}

function bound(text: string | undefined): Decimal | undefined {
  if (text === undefined) return undefined;
  const value = parseDecimal(text);
  if (value === undefined) throw new Error(`a column's bound is not a number: ${text}`);
  return value;
}

/** `NaN`, which no number reaches, where the bound is not plain: the exact comparison decides. */
function plainBound(text: string | undefined, none: number): number {
  return text === undefined ? none : plainNumber(text);
}

function allowedText({ minimum, maximum }: Column): string {
  if (minimum === undefined) return `${maximum} or less`;
  return maximum === undefined ? `${minimum} or more` : `${minimum} to ${maximum}`;
}

function notBareNumber(column: string, written: string): RowFault {
  return {
    code: 'ROW_NUMBER',
    column,
    rule: `${echo(written)} is not a number`,
    remedy: 'Write a JSON number without quotes, like 1.5, or null',
  };
}

function notANumber(column: string, text: string): RowFault {
  return LOOKS_RIGHT.test(text)
    ? {
        code: 'ROW_NUMBER',
        column,
        rule: `${echo(text)} is longer than 32 characters, or outside 1e-15 to 1e15`,
        remedy: 'Round it',
      }
    : {
        code: 'ROW_NUMBER',
        column,
        rule: `${echo(text)} is not a number`,
        remedy: 'Write digits with a decimal point, like 1.5',
      };
}
