import { ExecutionAlreadyExists, type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { DayRuns } from '../ports.ts';

/** Runs as executions of the day's state machine. */
export function stateMachineRuns(client: SFNClient, stateMachineArn: string): DayRuns {
  return {
    async start(day, now) {
      const name = `${day}-${now.replace(/[^0-9]/g, '')}`;
      try {
        await client.send(
          new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify({ day }) }),
        );
      } catch (error) {
        if (!(error instanceof ExecutionAlreadyExists)) throw error;
      }
    },
  };
}
