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
    in: 'complaint-bounds',
  },
  {
    name: 'last-writer-wins',
    file: 'lambdas/adapters/dynamo-cases.ts',
    before:
      "            ConditionExpression: about.version === 0 ? 'attribute_not_exists(id)' : 'version = :read',\n            ...(about.version === 0\n              ? {}\n              : { ExpressionAttributeValues: { ':read': { N: String(about.version) } } }),\n",
    after: '',
    breaks: 'what a person did is kept',
    in: 'at-once',
    when: 'races',
  },
  {
    name: 'acknowledgement-race-called-done',
    file: 'lambdas/flows/act.ts',
    before:
      "    if ((await ports.cases.save(result.about)) === 'saved') return result;\n  }\n  throw new Error(`the case ${caseId}",
    after:
      '    await ports.cases.save(result.about);\n    return result;\n  }\n  throw new Error(`the case ${caseId}',
    breaks: 'what a person did is kept',
    in: 'at-once',
    when: 'races',
  },
  {
    name: 'acknowledgement-race-written-over',
    file: 'lambdas/flows/act.ts',
    before:
      "    if ((await ports.cases.save(result.about)) === 'saved') return result;\n  }\n  throw new Error(`the case ${caseId}",
    after:
      '    const now = await ports.cases.find(caseId);\n    await ports.cases.save({ ...result.about, version: now?.version ?? about.version });\n    return result;\n  }\n  throw new Error(`the case ${caseId}',
    breaks: 'what a person did is kept',
    in: 'at-once',
    when: 'races',
  },
  {
    name: 'told-although-somebody-acted-meanwhile',
    file: 'lambdas/flows/create-notice.ts',
    before: '  if (owed === undefined || wasTold(about, owed, recipientId)) return null;\n',
    after:
      '  if (owed === undefined) return entered;\n  if (wasTold(about, owed, recipientId)) return null;\n',
    breaks: 'acknowledgement wins',
    in: 'at-once',
    when: 'races',
  },
  {
    name: 'opens-although-somebody-acted-meanwhile',
    file: 'lambdas/flows/open-red-channel.ts',
    before: "if (fresh?.state !== 'open' || wentOwnWay(fresh)",
    after: 'if (fresh === undefined || wentOwnWay(fresh)',
    breaks: 'acknowledgement wins',
    in: 'at-once',
    when: 'races',
  },
  {
    name: 'opens-before-it-is-sure-that-nobody-acts',
    file: 'lambdas/flows/open-red-channel.ts',
    before:
      "    if (!wasTakenOver(fresh) && (await ports.cases.save(takenOver(fresh, now))) === 'conflict') continue;\n",
    after: '    if (!wasTakenOver(fresh)) await ports.cases.save(takenOver(fresh, now));\n',
    breaks: 'acknowledgement wins',
    in: 'at-once',
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
  {
    name: 'resolved-and-still-owed',
    file: 'lambdas/cases/actions.ts',
    before: '    owed: [...breachBefore(deed.at, known.owed), ...letter],\n',
    after: '    owed: [...known.owed, ...letter],\n',
    breaks: 'acknowledgement wins',
    in: 'complaint-bounds',
  },
  {
    name: 'on-site-acknowledges-nothing',
    file: 'lambdas/cases/actions.ts',
    before:
      'withAcknowledgement(breachedBefore(about, deed.at), { ...deed, note: null });\n  return changed({',
    after: 'breachedBefore(about, deed.at);\n  return changed({',
    breaks: 'cases are those of the facts',
    in: 'complaint-bounds',
  },
  {
    name: 'letter-asked-for-after-it-was-sent',
    file: 'lambdas/cases/actions.ts',
    before: "    owed: withoutStepsFor('commitmentSent', about.owed),\n",
    after: '',
    breaks: 'nothing invented',
    in: 'complaint-bounds',
  },
  {
    name: 'decided-twice',
    file: 'lambdas/flows/held-day.ts',
    before: '    if (standing !== undefined) return { noted: now, standing };\n',
    after: '',
    breaks: 'what a person did is kept',
    in: 'held',
    when: { operation: 'PutItem', fault: 'crash-after' },
  },
  {
    name: 'signature-not-compared',
    file: 'lambdas/adapters/signed-links.ts',
    before: 'if (key === null || !isSame(token, signed(text, key))) return null;',
    after: 'if (key === null) return null;',
    breaks: 'forged links open nothing',
    in: 'fall',
  },
  {
    name: 'nobody-named-for-a-deed',
    file: 'lambdas/cases/actions.ts',
    before: '  return { at: deed.at, event, by: deed.by, note:',
    after: '  return { at: deed.at, event, by: null, note:',
    breaks: 'what a person did is kept',
    in: 'fall',
  },
];
