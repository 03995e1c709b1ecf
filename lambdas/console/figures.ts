import type { Hundredths } from '../scoring/points.ts';
import { type Html, html } from './html.ts';

/** Points with two decimals: `61.07`, `−11.20`. */
export function points(hundredths: Hundredths): string {
  return withMinus((hundredths / 100).toFixed(2));
}

/** A change in points with its sign: `+3.43`, `−11.20`, `0.00`. */
export function pointsChange(hundredths: Hundredths): string {
  return `${hundredths > 0 ? '+' : ''}${points(hundredths)}`;
}

/** A baseline, given as twice its hundredths, with a third decimal where it ends in half a hundredth: `80.005`. */
export function baselinePoints(baselineTwice: number): string {
  const isWhole = baselineTwice % 2 === 0;
  return isWhole ? points(baselineTwice / 2) : `${points((baselineTwice - 1) / 2)}5`;
}

/** A change in tenths of a percent, with its sign: `−25.6 %`. */
export function percentChange(tenths: number): string {
  return `${tenths > 0 ? '+' : ''}${withMinus((tenths / 10).toFixed(1))}\u00a0%`;
}

/** A whole number with thousands apart: `100,000`. */
export function count(number: number): string {
  return withMinus(String(number)).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** A number with its noun: `1 account`, `1,200 accounts`. */
export function counted(number: number, one: string, many = `${one}s`): string {
  return `${count(number)} ${number === 1 ? one : many}`;
}

/** Stands where there is no value; a screen reader says why. */
export function nothing(why: string): Html {
  return html`<span class="nothing" aria-hidden="true">–</span><span class="hidden">${why}</span>`;
}

function withMinus(text: string): string {
  return text.replace('-', '\u2212');
}
