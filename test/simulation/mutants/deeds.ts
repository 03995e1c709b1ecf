import type { Mutant } from './mutant.ts';

/** What people do, and what it stops. */
export const deeds: readonly Mutant[] = [
  {
    name: 'acknowledgement-stops-nothing',
    file: 'lambdas/cases/actions.ts',
    before: "    owed: withoutStepsFor('acknowledged', about.owed),\n",
    after: '',
    breaks: 'acknowledgement wins',
    in: 'fall',
  },
  {
    name: 'acknowledgement-stops-the-clock',
    file: 'lambdas/cases/policy.ts',
    before: "{ step: 'due-in-4h', from: 'dueAt', hours: -4, unless: 'onSite',",
    after: "{ step: 'due-in-4h', from: 'dueAt', hours: -4, unless: 'acknowledged',",
    breaks: 'no loss',
    in: 'complaints',
  },
  {
    name: 'acknowledged-too-late-by-a-hair',
    file: 'lambdas/flows/create-notice.ts',
    before: '  if (owed === undefined || wasTold(about, owed, recipientId)) return null;\n',
    after:
      '  if (owed === undefined) return entered;\n  if (wasTold(about, owed, recipientId)) return null;\n',
    breaks: 'acknowledgement wins',
    in: 'fall',
    when: 'races',
  },
  {
    name: 'last-writer-wins',
    file: 'lambdas/adapters/dynamo-cases.ts',
    before:
      "            ConditionExpression: about.version === 0 ? 'attribute_not_exists(id)' : 'version = :read',\n            ...(about.version === 0\n              ? {}\n              : { ExpressionAttributeValues: { ':read': { N: String(about.version) } } }),\n",
    after: '',
    breaks: 'what a person did is kept',
    in: 'escalation',
    when: 'races',
  },
  {
    name: 'rescue-goes-on-beside-its-red-channel',
    file: 'lambdas/flows/act.ts',
    before: '    await acknowledgeRescue(ports.cases, result.about, deed);\n',
    after: '',
    breaks: 'cases are those of the facts',
    in: 'escalation',
  },
  {
    name: 'resolved-without-a-letter',
    file: 'lambdas/cases/actions.ts',
    before: "const letter = about.kind === 'red-channel' ? [owedStep(letterStep, deed.at)] : [];",
    after: "const letter = about.kind === 'rescue' ? [owedStep(letterStep, deed.at)] : [];",
    breaks: 'no loss',
    in: 'escalation',
  },
  {
    name: 'looking-leaves-a-trace',
    file: 'lambdas/flows/link-facts.ts',
    before: '  if (about === null) return null;\n',
    after:
      "  if (about === null) return null;\n  const looked = { at: now, event: 'looked-at', by: reader.recipientId, note: null };\n  await ports.cases.save({ ...about, events: [...about.events, looked] });\n",
    breaks: 'looking changes nothing',
    in: 'fall',
  },
];
