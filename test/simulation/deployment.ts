import { setClock, setLog, watchClients } from '../../lambdas/adapters/runtime.ts';
import { environmentOf, modelKey, topicPrefix, workBucket } from '../../local/places.ts';
import { steerableModel } from '../support/company.ts';
import { tableAllowances } from '../support/deployed.ts';
import { rolesGuard } from '../support/enforced-roles.ts';
import type { Aws } from './aws.ts';
import { textOf } from './call.ts';
import { startCold } from './invoker.ts';
import { linkBaseUrl } from './people.ts';
import type { World } from './place.ts';
import type { Happening, Scenario } from './scenario.ts';

const topics = `arn:aws:sns:eu-central-1:000000000000:${topicPrefix}`;
const topicArn = `${topics}case-events`;

/** The topic of a person. */
export function topicOf(recipientId: string): string {
  return `${topics}recipient-${recipientId}`;
}

/** Functions may do here what they may do on AWS; what fails for that is no fault of any plan. */
const underRoles = rolesGuard({
  allowancesOf: tableAllowances,
  onRefusal(refusal) {
    throw new Error(refusal);
  },
});

/** Hands this process over to this world; whatever its functions knew is forgotten. */
export function goLive({ aws, wire, clock, scenario, log, wait }: World): void {
  setClock(
    () => clock.now,
    async (ms) => wait(ms),
  );
  setLog(log);
  watchClients((client) => {
    wire.attach(client);
    underRoles(client);
  });
  // The world before may have been told what this one is not.
  for (const name of ['MODEL_KEY', 'TIME_ZONE', 'RETENTION_DAYS']) delete process.env[name];
  Object.assign(process.env, environmentOfFunctions(aws, scenario));
  startCold();
}

/** What functions are told by their environment. */
export function environmentOfFunctions(aws: Aws, scenario: Scenario): Readonly<Record<string, string>> {
  const settings = {
    linkBaseUrl,
    runAt: scenario.zone?.runAt ?? '06:00',
    model: modelFileOf(scenario),
  };
  return {
    ...aws.environment,
    ...environmentOf(topicArn, settings),
    ...(scenario.zone === undefined ? {} : { TIME_ZONE: scenario.zone.name }),
    ...(scenario.keptDays === undefined ? {} : { RETENTION_DAYS: String(scenario.keptDays) }),
    DEFAULT_DESK: 'desk',
  };
}

/** Null where the built-in model scores. */
function modelFileOf({ model }: Scenario): string | null {
  return model === undefined ? steerableModel : model;
}

/** What a deployment makes: the topic for machines, to which one listens, and the model. */
export async function deploy(aws: Aws, scenario: Scenario): Promise<void> {
  await askSns(aws, { Action: 'CreateTopic', Name: `${topicPrefix}case-events` });
  const Endpoint = topicArn.replace(':sns:', ':sqs:');
  await askSns(aws, { Action: 'Subscribe', TopicArn: topicArn, Protocol: 'sqs', Endpoint });
  const model = modelFileOf(scenario);
  if (model !== null) await putObject(aws, workBucket, modelKey, model);
}

/** Asks SNS for something as somebody from outside does, and gets its answer. */
export async function askSns(
  aws: Pick<Aws, 'answer' | 'addressOf'>,
  form: Readonly<Record<string, string>>,
): Promise<string> {
  const body = String(new URLSearchParams(form));
  const { statusCode, body: answer } = await aws.answer({
    ...aws.addressOf('sns'),
    headers: {},
    method: 'POST',
    path: '/',
    body,
  });
  if (statusCode >= 300) throw new Error(`SNS did not take ${body}: ${statusCode}`);
  return textOf(answer);
}

/** Puts an object as somebody from outside does; a body that is null takes it away. */
export async function putObject(
  aws: Aws,
  bucket: string,
  key: string,
  body: Happening['body'],
): Promise<void> {
  const { statusCode } = await aws.answer({
    method: body === null ? 'DELETE' : 'PUT',
    ...aws.addressOf('s3'),
    path: `/${bucket}/${key.split('/').map(encodeURIComponent).join('/')}`,
    headers: { 'content-length': String(Buffer.byteLength(body ?? '')) },
    body: body ?? '',
  });
  if (statusCode >= 300) throw new Error(`${key} was not put: ${statusCode}`);
}
