import type { Mutant } from './mutant.ts';

/** Cases that go from hand to hand, and what is done twice or too early. */
export const hands: readonly Mutant[] = [
  {
    name: 'handed-back-and-called-done',
    file: 'lambdas/cases/actions.ts',
    before: "if (about.handedTo === to) return refused('already-done');",
    after:
      "if (about.events.some(({ event, note }) => event === 'handed-over' && note?.split(': ')[0] === to)) return refused('already-done');",
    breaks: 'what a person did is kept',
    in: 'complaint-bounds',
  },
  {
    name: 'taken-by-nobody-for-themselves',
    file: 'lambdas/cases/actions.ts',
    before: "if (about.handedTo === to) return refused('already-done');",
    after: "if (about.handedTo === to || deed.by === to) return refused('already-done');",
    breaks: 'what a person did is kept',
    in: 'complaint-bounds',
  },
  {
    name: 'taken-and-so-acknowledged',
    file: 'lambdas/cases/actions.ts',
    before: "  return about.state === 'acknowledged' ? refused('already-done')",
    after: "  return about.state === 'acknowledged' || about.handedTo === deed.by ? refused('already-done')",
    breaks: 'what a person did is kept',
    in: 'complaint-bounds',
  },
  {
    name: 'handed-again-and-refused',
    file: 'lambdas/flows/act-from-link.ts',
    before: "  if (result.because !== 'already-done') return refused(409);",
    after: "  if (result.because !== 'already-done' || action.action === 'hand-over') return refused(409);",
    breaks: 'what a person did is kept',
    in: 'complaint-bounds',
  },
  {
    name: 'not-handed-on-after-the-visit',
    file: 'lambdas/cases/actions.ts',
    before: "    case 'hand-over':\n      return handedOver(",
    after:
      "    case 'hand-over':\n      if (about.redChannel?.milestones.onSite !== undefined) return refused('closed');\n      return handedOver(",
    breaks: 'what a person did is kept',
    in: 'complaint-bounds',
  },
  {
    name: 'owner-again-when-the-taker-left',
    file: 'lambdas/cases/directory.ts',
    before: '  const owner = about.handedTo ?? account?.owner ?? null;',
    after:
      '  const handedTo = about.handedTo !== null && directory.recipients.has(about.handedTo) ? about.handedTo : null;\n  const owner = handedTo ?? account?.owner ?? null;',
    breaks: 'no loss',
    in: 'taken-back',
  },
  {
    name: 'red-channel-of-who-took-the-rescue',
    file: 'lambdas/flows/open-red-channel.ts',
    before:
      '    const red = redChannelOfRescue(fresh, { accountId, accountDigest, tier: fresh.tier, nth, now });',
    after:
      '    const red = { ...redChannelOfRescue(fresh, { accountId, accountDigest, tier: fresh.tier, nth, now }), handedTo: fresh.handedTo };',
    breaks: 'no loss',
    in: 'taken-back',
  },
  {
    name: 'handed-back-by-what-joins',
    file: 'lambdas/cases/red-channel.ts',
    before: '  return { ...moved, owed: [...others,',
    after: '  return { ...moved, handedTo: null, owed: [...others,',
    breaks: 'no loss',
    in: 'complaint-bounds',
  },
  {
    name: 'note-lost-with-what-was-done-before',
    file: 'lambdas/flows/act-from-link.ts',
    before: '  return (await showCase(ports, visit, asked)) ?? refused(409);',
    after: '  return (await showCase(ports, visit, { ...asked, note: null })) ?? refused(409);',
    breaks: 'pages say how it stands',
    in: 'complaint-bounds',
  },
  {
    name: 'letter-sent-without-a-word',
    file: 'lambdas/flows/asked-action.ts',
    before: "return action === null ? null : { action, note: cleanNote(fields?.get('note') ?? '') };",
    after:
      "return action === null ? null : { action, note: action.action === 'commitment-sent' ? null : cleanNote(fields?.get('note') ?? '') };",
    breaks: 'what a person did is kept',
    in: 'complaint-bounds',
  },
  {
    name: 'letter-after-the-visit',
    file: 'lambdas/cases/open-actions.ts',
    before: '  return redChannel?.milestones.resolved !== undefined;',
    after:
      '  return redChannel?.milestones.resolved !== undefined || redChannel?.milestones.onSite !== undefined;',
    breaks: 'pages say how it stands',
    in: 'complaint-bounds',
  },
  {
    name: 'letter-of-a-false-alarm-not-offered',
    file: 'lambdas/cases/open-actions.ts',
    before: 'const isLetterOwed = isLetterDrafted(about) && redChannel',
    after: "const isLetterOwed = isLetterDrafted(about) && about.resolvedAs !== 'false-alarm' && redChannel",
    breaks: 'pages say how it stands',
    in: 'complaint-bounds',
  },
  {
    name: 'letter-sent-twice-and-called-done',
    file: 'lambdas/cases/actions.ts',
    before: "if (about.redChannel.milestones.commitmentSent !== undefined) return refused('closed');",
    after: "if (about.redChannel.milestones.commitmentSent !== undefined) return refused('already-done');",
    breaks: 'what a person did is kept',
    in: 'link-life',
  },
  {
    name: 'form-from-nowhere',
    file: 'lambdas/flows/act-from-link.ts',
    before: 'fetchSite === null ? origin === null || origin === ownOrigin',
    after: "fetchSite === null ? origin === null || origin === 'null' || origin === ownOrigin",
    breaks: 'forged links open nothing',
    in: 'escalation',
  },
  {
    name: 'handed-to-who-has-left',
    file: 'lambdas/console/link/forms.ts',
    before: 'const near = involved.filter((id) => id !== owner && people.has(id));',
    after: 'const near = involved.filter((id) => id !== owner);',
    breaks: 'pages say how it stands',
    in: 'taken-back',
  },
  {
    name: 'told-but-not-on-the-case',
    file: 'lambdas/flows/link-facts.ts',
    before: '[...roles, ...about.told.map(({ recipientId }) => recipientId)]',
    after: 'roles',
    breaks: 'pages say how it stands',
    in: 'complaints',
  },
  {
    name: 'takers-in-no-order',
    file: 'lambdas/console/link/forms.ts',
    before: '.toSorted((a, b) => (a.name < b.name ? -1 : 1))\n',
    after: '',
    breaks: 'pages say how it stands',
    in: 'complaint-bounds',
  },
];
