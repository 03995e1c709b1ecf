/** What every contestant of the first task must find: sums that differ when a single index does. */
export class Tally {
  rows = 0;
  rejected = 0;
  unknown = 0;
  sum = 0;
  squares = 0;

  add(index: number | null): void {
    this.rows += 1;
    if (index === null) this.unknown += 1;
    else {
      this.sum += index;
      this.squares += index * index;
    }
  }

  reject(): void {
    this.rejected += 1;
  }
}

/** Tells the bench what was found and what it took. */
export function report(found: object): void {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  const cpuSeconds = (userCPUTime + systemCPUTime) / 1e6;
  console.log(JSON.stringify({ found, peakMib: Math.round(maxRSS / 1024), cpuSeconds }));
}
