import { type FlatIndicator, flatModel, type Segment } from '../scoring/flat-model.ts';
import type { Model } from '../scoring/model.ts';
import type { Kernel } from './kernel-exports.ts';

/** Makes a kernel score with this model; false when it cannot: then every row is for exact arithmetic. */
export function setModel(kernel: Kernel, model: Model): boolean {
  const flat = flatModel(model);
  if (flat === null) return false;
  const { indicators, leastPresent } = flat;
  const count = indicators.reduce((sum, { segments }) => sum + segments.length, 0);
  if (indicators.length > kernel.MOST_INDICATORS || count > kernel.MOST_SEGMENTS) return false;
  // There is room for as many contributions of a row as for numbers.
  if (indicators.length > model.columns.length) return false;

  let first = 0;
  for (const [place, indicator] of indicators.entries()) {
    putIndicator(kernel, kernel.indicators + place * kernel.INDICATOR_BYTES, indicator, first);
    for (const segment of indicator.segments) putSegment(kernel, first++, segment, indicator.weight);
  }
  kernel.setModel(indicators.length, leastPresent);
  return true;
}

/** Of all weight, its hundredths. Where that is more than a double holds, the indicator's blur covers what is lost. */
function putSegment(kernel: Kernel, place: number, segment: Segment, weight: number): void {
  const { end, addend, factor, onePoint } = segment;
  const start = kernel.segments + place * kernel.SEGMENT_BYTES;
  new Float64Array(kernel.buffer, start).set([end, addend * weight * 100, factor * weight * 100, onePoint]);
}

/** Doubles, then integers, in the order in which `kernel/indicator-points.ts` names them. */
function putIndicator(kernel: Kernel, start: number, indicator: FlatIndicator, firstSegment: number): void {
  const { scale, weight, limit, blur, numerator, denominator, shift, segments } = indicator;
  const doubles = [scale, weight, limit, blur];
  const integers = [numerator, denominator, shift, firstSegment, segments.length - 1];
  const { buffer } = kernel;
  new Float64Array(buffer, start).set(doubles);
  new Int32Array(buffer, start + doubles.length * Float64Array.BYTES_PER_ELEMENT).set(integers);
}
