import { permissions } from '../../lib/permissions.ts';

const kinds: readonly (readonly [name: string, verbs: RegExp])[] = [
  ['reads', /:(Get|BatchGet|Query|List|CheckIf|Receive|Describe|Filter)/],
  ['writes', /:(Put|Delete|BatchWrite|Update|Create|Subscribe|Unsubscribe|Send|Abort)/],
  ['starts and tells', /:(Start|Stop|Publish|Invoke)/],
];

/** A table for the document: what each role reads, writes, starts. Traces and the use of the key are left out. */
export function permissionTable(): string {
  const rows = Object.entries(permissions).map(([actor, list]) => {
    const ours = list.filter(({ actions }) => !/^(xray|kms):/.test(actions[0] ?? ''));
    const cells = kinds.map(([, verbs]) => {
      const places = ours.filter(({ actions }) => actions.some((action) => verbs.test(action)));
      const names = places.map(({ on }) => (on === 'anything' || on === 'anyLog' ? '*' : on));
      return [...new Set(names)].join(', ') || '–';
    });
    const actions = ours.flatMap((each) => each.actions);
    const unknown = actions.filter((action) => !kinds.some(([, verbs]) => verbs.test(action)));
    if (unknown.length > 0) throw new Error(`what kind of action is ${unknown}?`);
    return `| \`${actor}\` | ${cells.join(' | ')} |`;
  });
  return [`| role | ${kinds.map(([name]) => name).join(' | ')} |`, '|---|---|---|---|', ...rows].join('\n');
}
