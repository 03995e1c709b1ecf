/*
 * The health index in SQL that DuckDB and polars both understand. In doubles, and rounded as if they were exact: the
 * sums are decimals of few places, so that a billionth tells a half from what is below it.
 */
const column = (name, weight, points) => ({ weight, value: name, points });
const ratio = (over, under, scale, weight, points) => ({
  weight,
  value: `(CASE WHEN ${under} > 0 THEN ${over} * ${scale} / ${under} END)`,
  points,
});

/** The default model, written apart from it. */
const indicators = [
  ratio('transactions_30d', 'transactions_180d', '6.0', 15, [
    [0, 0],
    [0.5, 50],
    [1, 100],
  ]),
  ratio('days_since_last_transaction', 'median_gap_days', '1.0', 15, [
    [1, 100],
    [2, 50],
    [4, 0],
  ]),
  ratio('spend_90d', 'spend_prior_90d', '1.0', 15, [
    [0, 0],
    [0.5, 40],
    [1, 80],
    [1.2, 100],
  ]),
  column('complaints_30d', 10, [
    [0, 100],
    [1, 70],
    [3, 20],
    [5, 0],
  ]),
  column('oldest_open_complaint_days', 10, [
    [0, 100],
    [7, 50],
    [14, 0],
  ]),
  column('nps', 10, [
    [-100, 0],
    [0, 40],
    [50, 80],
    [100, 100],
  ]),
  column('days_past_due', 5, [
    [0, 100],
    [15, 70],
    [60, 0],
  ]),
  column('active_user_ratio', 10, [
    [0, 0],
    [0.3, 30],
    [0.8, 100],
  ]),
  column('days_since_executive_meeting', 5, [
    [30, 100],
    [90, 60],
    [180, 0],
  ]),
  column('relationship_audit_score', 5, [
    [0, 0],
    [100, 100],
  ]),
];
const leastWeight = 60;

export const numbers = [
  'transactions_30d',
  'transactions_180d',
  'days_since_last_transaction',
  'median_gap_days',
  'spend_90d',
  'spend_prior_90d',
  'complaints_30d',
  'oldest_open_complaint_days',
  'nps',
  'days_past_due',
  'active_user_ratio',
  'days_since_executive_meeting',
  'relationship_audit_score',
];
const highest = { nps: 100, active_user_ratio: 1, relationship_audit_score: 100 };
const lowest = { nps: -100, spend_90d: null, spend_prior_90d: null };

/** Whether all numbers of a row are in their ranges. */
export const isValid = numbers
  .flatMap((name) => {
    const low = name in lowest ? lowest[name] : 0;
    const high = highest[name];
    const bounds = [
      low === null ? [] : [`${name} >= ${low}`],
      high === undefined ? [] : [`${name} <= ${high}`],
    ].flat();
    return bounds.map((bound) => `coalesce(${bound}, TRUE)`);
  })
  .join(' AND ');

function pointsOf({ value, points }) {
  const segments = points.slice(1).map(([x, y], place) => {
    const [x0, y0] = points[place];
    return `WHEN ${value} <= ${x} THEN ${y0} + (${value} - (${x0})) * (${(y - y0).toFixed(1)} / ${x - x0})`;
  });
  const [[first, firstPoints], [, lastPoints]] = [points[0], points.at(-1)];
  return `CASE WHEN ${value} IS NULL THEN NULL WHEN ${value} <= ${first} THEN ${firstPoints}.0 ${segments.join(' ')} ELSE ${lastPoints}.0 END`;
}

const weightOf = ({ weight }, place) => `CASE WHEN p${place} IS NULL THEN 0 ELSE ${weight} END`;
const partOf = ({ weight }, place) => `coalesce(p${place}, 0) * ${weight}`;

/** Account, whether it is valid, and its index in hundredths, of every row of a table. */
export function indexSql(table) {
  const points = indicators.map((each, place) => `${pointsOf(each)} AS p${place}`).join(', ');
  return `SELECT account_id, ok, CASE WHEN w >= ${leastWeight} THEN CAST(floor(t * 100 / w + 0.500000001) AS BIGINT) END AS idx FROM
(SELECT account_id, ok, ${indicators.map(weightOf).join(' + ')} AS w, ${indicators.map(partOf).join(' + ')} AS t FROM
(SELECT account_id, ${isValid} AS ok, ${points} FROM ${table}) AS points) AS sums`;
}

/** What every contestant of the first task must find. */
export function tallySql(table) {
  return `SELECT SUM(CASE WHEN ok THEN 1 ELSE 0 END) AS n, SUM(CASE WHEN ok THEN 0 ELSE 1 END) AS rejected,
SUM(CASE WHEN ok AND idx IS NULL THEN 1 ELSE 0 END) AS unknown_rows, SUM(CASE WHEN ok THEN idx END) AS s, SUM(CASE WHEN ok THEN idx * idx END) AS sq
FROM (${indexSql(table)}) AS scored`;
}

/** The lines of the result, given valid rows \`scored\` (account_id, idx) and \`past\` (account_id, twice). */
export const resultSql = `SELECT account_id, idx AS "index", twice AS baseline_twice,
CASE WHEN twice > 0 THEN CAST(floor((CASE WHEN twice > 2 * idx THEN twice - 2 * idx ELSE 0 END * 20000.0 + twice) / (2.0 * twice)) AS BIGINT) END AS "drop",
CASE WHEN twice > 0 AND 5 * idx <= 2 * twice THEN 1 ELSE 0 END AS rescue
FROM scored LEFT JOIN past USING (account_id)`;

/** Tells the bench what was found and what it took. */
export function report(found) {
  const plain = Object.fromEntries(Object.entries(found).map(([name, each]) => [name, Number(each)]));
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  const cpuSeconds = (userCPUTime + systemCPUTime) / 1e6;
  console.log(JSON.stringify({ found: plain, peakMib: Math.round(maxRSS / 1024), cpuSeconds }));
}
