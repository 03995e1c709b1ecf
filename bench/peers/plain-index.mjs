/* The default model in doubles, the way one writes it first; rounded as if exact, as in `index-sql.mjs`. */
const ratio = (over, under, scale) => (row) =>
  row[over] === undefined || !(row[under] > 0) ? undefined : (row[over] * scale) / row[under];
const column = (name) => (row) => row[name];

const indicators = [
  [
    15,
    ratio('transactions_30d', 'transactions_180d', 6),
    [
      [0, 0],
      [0.5, 50],
      [1, 100],
    ],
  ],
  [
    15,
    ratio('days_since_last_transaction', 'median_gap_days', 1),
    [
      [1, 100],
      [2, 50],
      [4, 0],
    ],
  ],
  [
    15,
    ratio('spend_90d', 'spend_prior_90d', 1),
    [
      [0, 0],
      [0.5, 40],
      [1, 80],
      [1.2, 100],
    ],
  ],
  [
    10,
    column('complaints_30d'),
    [
      [0, 100],
      [1, 70],
      [3, 20],
      [5, 0],
    ],
  ],
  [
    10,
    column('oldest_open_complaint_days'),
    [
      [0, 100],
      [7, 50],
      [14, 0],
    ],
  ],
  [
    10,
    column('nps'),
    [
      [-100, 0],
      [0, 40],
      [50, 80],
      [100, 100],
    ],
  ],
  [
    5,
    column('days_past_due'),
    [
      [0, 100],
      [15, 70],
      [60, 0],
    ],
  ],
  [
    10,
    column('active_user_ratio'),
    [
      [0, 0],
      [0.3, 30],
      [0.8, 100],
    ],
  ],
  [
    5,
    column('days_since_executive_meeting'),
    [
      [30, 100],
      [90, 60],
      [180, 0],
    ],
  ],
  [
    5,
    column('relationship_audit_score'),
    [
      [0, 0],
      [100, 100],
    ],
  ],
];

/** The index of a row in hundredths, null when it is unknown. */
export function indexOf(row) {
  let present = 0;
  let sum = 0;
  for (const [weight, readValue, points] of indicators) {
    const value = readValue(row);
    if (value === undefined) continue;
    present += weight;
    sum += weight * pointsAt(points, value);
  }
  return present < 60 ? null : Math.floor((sum * 100) / present + 0.500000001);
}

function pointsAt(points, value) {
  const next = points.findIndex(([x]) => value <= x);
  if (next <= 0) return points.at(next)[1];
  const [[x0, y0], [x1, y1]] = [points[next - 1], points[next]];
  return y0 + ((value - x0) * (y1 - y0)) / (x1 - x0);
}

/** Twice the median of known points, in hundredths; null with fewer than three. */
export function twiceMedian(known) {
  const sorted = known.map((points) => Math.round(points * 100)).sort((a, b) => a - b);
  if (sorted.length < 3) return null;
  return sorted[Math.ceil(sorted.length / 2) - 1] + sorted[Math.floor(sorted.length / 2)];
}

/** A line of the result. */
export function resultLine(accountId, index, twice) {
  if (twice === null) return `${accountId},${index},,,0\n`;
  if (twice === 0) return `${accountId},${index},0,,0\n`;
  const drop = Math.floor((Math.max(0, twice - 2 * index) * 20_000 + twice) / (2 * twice));
  return `${accountId},${index},${twice},${drop},${5 * index <= 2 * twice ? 1 : 0}\n`;
}
