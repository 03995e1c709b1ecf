/** A notice that the contract owes to one person. */
export type Line = {
  readonly to: string;
  readonly step: string;
  readonly caseId: string;
  /** Which time, for a step that comes again; the date of a digest. */
  readonly occurrence: string;
  /** Never before. */
  readonly at: number;
  /** False where the facts leave it open, because what stops it happened at about the same time. */
  readonly isSure: boolean;
};

export function lineKey({ to, step, caseId, occurrence }: Line): string {
  return `${to}: ${step} ${caseId} #${occurrence}`;
}

export function distinct(lines: readonly Line[]): readonly Line[] {
  const found = new Map<string, Line>();
  for (const line of lines) {
    const key = lineKey(line);
    const old = found.get(key);
    if (old === undefined || (!old.isSure && line.isSure)) found.set(key, line);
  }
  return [...found.values()];
}
