import type { Mutant } from './mutant.ts';

/** Notices on their way to people: publishing, recording, trying again. */
export const delivery: readonly Mutant[] = [
  {
    name: 'mark-before-publish',
    file: 'lambdas/flows/deliver.ts',
    before: '  const result = await ports.notifier.publish(notice);\n',
    after:
      '  await ports.notices.save({ ...claimed, publishedAt: now });\n  const result = await ports.notifier.publish(notice);\n',
    breaks: 'no loss',
    in: 'fall',
    when: { operation: 'Publish', fault: 'crash-before' },
  },
  {
    name: 'no-outbox',
    file: 'lambdas/flows/create-notice.ts',
    before:
      '  if (!(await ports.notices.create(notice))) return null;\n  return enterInCases(ports, directory, notice, reached, now);',
    after:
      '  const entered = await enterInCases(ports, directory, notice, reached, now);\n  return entered !== null && (await ports.notices.create(entered)) ? entered : null;',
    breaks: 'no loss',
    in: 'fall',
    when: { operation: 'PutItem', fault: 'crash-before' },
  },
  {
    name: 'publish-error-swallowed',
    file: 'lambdas/adapters/sns-notifier.ts',
    before: "outcome: isFinal ? 'refused' : 'failed',",
    after: "outcome: isFinal ? 'refused' : 'accepted',",
    breaks: 'outbox honest',
    in: 'fall',
    when: { operation: 'Publish', fault: 'throttle' },
  },
  {
    name: 'claim-without-end',
    file: 'lambdas/flows/deliver.ts',
    before: 'ports.notices.claim(notice, claimed.nextAttemptAt)',
    after: "ports.notices.claim(notice, '9999-12-31T00:00:00.000Z')",
    breaks: 'no loss',
    in: 'fall',
    when: { operation: 'Publish', fault: 'crash-before' },
  },
  {
    name: 'claim-that-always-holds',
    file: 'lambdas/adapters/dynamo-notices.ts',
    before:
      "put({ ...notice, nextAttemptAt: until }, 'nextDueAt = :seen', {\n          ':seen': { S: notice.nextAttemptAt },\n        }),",
    after: "put({ ...notice, nextAttemptAt: until }, 'attribute_exists(id)'),",
    breaks: 'duplicates bounded',
    in: 'at-once',
    when: 'races',
  },
  {
    name: 'age-window-of-notices',
    file: 'lambdas/flows/dispatch.ts',
    before: '    const isDue = notice.nextAttemptAt <= now;\n',
    after:
      '    if (Date.parse(now) - Date.parse(notice.createdAt) > 3_600_000) continue;\n    const isDue = notice.nextAttemptAt <= now;\n',
    breaks: 'no loss',
    in: 'fall',
    when: { out: 'sns' },
  },
  {
    name: 'age-window-of-steps',
    file: 'lambdas/flows/dispatch.ts',
    before: '  let due = await ports.cases.dueBy(now);\n',
    after:
      '  const isRecent = ({ at }: { at: Instant }) => Date.parse(now) - Date.parse(at) < 3_600_000;\n  let due = (await ports.cases.dueBy(now)).filter(({ owed }) => owed.some(isRecent));\n',
    breaks: 'no loss',
    in: 'escalation',
    when: { out: 'dynamodb' },
  },
  {
    name: 'new-name-for-each-attempt',
    file: 'lambdas/adapters/sns-notifier.ts',
    before: "noticeId: { DataType: 'String', StringValue: notice.noticeId },",
    after: "noticeId: { DataType: 'String', StringValue: [notice.noticeId, notice.attempts].join('-') },",
    breaks: 'outbox honest',
    in: 'fall',
  },
  {
    name: 'refused-and-forgotten',
    file: 'lambdas/flows/deliver.ts',
    before: "  if (result.outcome === 'refused') return reroute(ports, claimed, result.why, now);\n",
    after:
      "  if (result.outcome === 'refused') {\n    await ports.notices.remove(notice);\n    return false;\n  }\n",
    breaks: 'outbox honest',
    in: 'changes',
  },
  {
    name: 'rerouted-notice-removed-first',
    file: 'lambdas/flows/deliver.ts',
    before: '  await ports.notices.create(rerouted);\n  await ports.notices.remove(notice);\n',
    after: '  await ports.notices.remove(notice);\n  await ports.notices.create(rerouted);\n',
    breaks: 'outbox honest',
    in: 'changes',
    when: { operation: 'DeleteItem', fault: 'crash-after' },
  },
  {
    name: 'event-lost-with-its-reply',
    file: 'lambdas/flows/publish-events.ts',
    before:
      "if ((await ports.notifier.publishEvent(caseId, published, message)).outcome !== 'accepted') break;",
    after: 'await ports.notifier.publishEvent(caseId, published, message);',
    breaks: 'machines hear everything in order',
    in: 'fall',
    when: { operation: 'Publish', fault: 'throttle' },
  },
  {
    name: 'number-in-place-of-the-address',
    file: 'lambdas/adapters/sns-notifier.ts',
    before:
      "...(recipient.email === null ? [] : [{ protocol: 'email' as const, endpoint: recipient.email }]),",
    after:
      "...(recipient.email === null || recipient.phone !== null\n      ? []\n      : [{ protocol: 'email' as const, endpoint: recipient.email }]),",
    breaks: 'messages reach their person',
    in: 'fall',
  },
  {
    name: 'new-address-never-subscribed',
    file: 'lambdas/adapters/sns-notifier.ts',
    before: 'if (present.some((each) => each.Protocol === protocol && each.Endpoint === endpoint)) continue;',
    after: 'if (present.some((each) => each.Protocol === protocol)) continue;',
    breaks: 'messages reach their person',
    in: 'changes',
  },
  {
    name: 'old-address-goes-on-listening',
    file: 'lambdas/adapters/sns-notifier.ts',
    before: 'if (isWanted || each.SubscriptionArn === pending) continue;',
    after: "if (isWanted || each.Protocol === 'email') continue;",
    breaks: 'messages reach their person',
    in: 'changes',
  },
  {
    name: 'six-a-minute',
    file: 'lambdas/flows/person-pace.ts',
    before: 'count < messagesAMinute',
    after: 'count <= messagesAMinute',
    breaks: 'nobody is flooded',
    in: 'gap',
  },
  {
    name: 'red-channels-bundled',
    file: 'lambdas/flows/assemble-notices.ts',
    before: "about.kind === 'red-channel' || (about.kind === 'data-quality' && !hasWaited)",
    after: "about.kind === 'data-quality' && !hasWaited",
    breaks: 'nobody is flooded',
    in: 'complaint-bounds',
  },
  {
    name: 'red-channels-do-not-count',
    file: 'lambdas/flows/person-pace.ts',
    before: 'isAdmitted ? count + 1 : count',
    after: 'isAdmitted && !neverWaits ? count + 1 : count',
    breaks: 'nobody is flooded',
    in: 'taken-back',
  },
];
