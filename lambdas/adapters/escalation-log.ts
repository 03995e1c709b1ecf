import type { Violation } from '../flows/audit-escalation.ts';
import { emitMetrics } from './metrics.ts';
import { log } from './runtime.ts';

/** Tells the operators of broken promises of escalation: a number for the alarm, a line for each case. */
export function reportViolations(stage: string, violations: readonly Violation[]): void {
  for (const { caseId, why } of violations)
    log(JSON.stringify({ level: 'error', message: 'escalation violated', caseId, why }));
  emitMetrics(stage, { EscalationViolations: violations.length });
}
