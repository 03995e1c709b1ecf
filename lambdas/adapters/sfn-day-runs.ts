import { ExecutionAlreadyExists, type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { DayRuns } from '../ports.ts';

/** Runs as executions of the day's state machine. */
export function stateMachineRuns(client: SFNClient, stateMachineArn: string): DayRuns {
  return {
    async start(day, now) {
      // Named by the minute: the event and the tick of one minute start one execution.
      const name = `${day}-${now.slice(0, 16).replace(/[^0-9]/g, '')}`;
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
