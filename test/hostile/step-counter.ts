/** A piece of a regular expression; `max` is unlimited where it is Infinity. */
type Node =
  | { readonly kind: 'character'; readonly isIn: (character: string) => boolean }
  | { readonly kind: 'edge'; readonly at: 'start' | 'end' }
  | { readonly kind: 'look'; readonly isBehind: boolean; readonly isWanted: boolean; readonly inner: Node }
  | { readonly kind: 'sequence'; readonly parts: readonly Node[] }
  | { readonly kind: 'choice'; readonly ways: readonly Node[] }
  | { readonly kind: 'repeat'; readonly part: Node; readonly min: number; readonly max: number };

/** Counts the steps of a backtracking search: how often it looks at a character. Engines may take fewer, not more. */
export function countSteps(pattern: RegExp, text: string): number {
  const root = new Parser(pattern).parse();
  const characters = pattern.unicode ? [...text] : text.split('');
  let steps = 0;

  function match(node: Node, at: number, next: (at: number) => boolean): boolean {
    switch (node.kind) {
      case 'character':
        steps += 1;
        return at < characters.length && node.isIn(characters[at] ?? '') && next(at + 1);
      case 'edge':
        steps += 1;
        return at === (node.at === 'start' ? 0 : characters.length) && next(at);
      case 'look':
        return look(node, at) === node.isWanted && next(at);
      case 'sequence':
        return sequence(node.parts, 0, at, next);
      case 'choice':
        return node.ways.some((way) => match(way, at, next));
      case 'repeat':
        return repeat(node, 0, at, next);
    }
  }

  /** Behind is looked at from one character before: more no pattern here asks for. */
  function look({ isBehind, inner }: Extract<Node, { kind: 'look' }>, at: number): boolean {
    if (!isBehind) return match(inner, at, () => true);
    return at > 0 && match(inner, at - 1, (end) => end === at);
  }

  function sequence(
    parts: readonly Node[],
    place: number,
    at: number,
    next: (at: number) => boolean,
  ): boolean {
    const part = parts[place];
    return part === undefined ? next(at) : match(part, at, (end) => sequence(parts, place + 1, end, next));
  }

  function repeat(
    node: Extract<Node, { kind: 'repeat' }>,
    count: number,
    at: number,
    next: (at: number) => boolean,
  ): boolean {
    const isMore =
      count < node.max && match(node.part, at, (end) => end > at && repeat(node, count + 1, end, next));
    return isMore || (count >= node.min && next(at));
  }

  for (let at = 0; at <= characters.length; ) {
    let end = -1;
    match(root, at, (place) => {
      end = place;
      return true;
    });
    if (end !== -1 && !pattern.global) break;
    at = Math.max(end, at + 1);
  }
  return steps;
}

const quantifiers: Readonly<Record<string, readonly [number, number]>> = {
  '*': [0, Number.POSITIVE_INFINITY],
  '+': [1, Number.POSITIVE_INFINITY],
  '?': [0, 1],
};

/** Reads what our patterns are made of; throws on anything else, so that nothing is counted wrongly. */
class Parser {
  readonly #source: string;
  readonly #flags: string;
  #at = 0;

  constructor({ source, flags }: RegExp) {
    this.#source = source;
    this.#flags = flags.replace(/[gy]/g, '');
  }

  parse(): Node {
    const node = this.#choice();
    if (this.#at < this.#source.length) throw new Error(`cannot read ${this.#source} at ${this.#at}`);
    return node;
  }

  #choice(): Node {
    const ways = [this.#sequence()];
    while (this.#take('|')) ways.push(this.#sequence());
    return { kind: 'choice', ways };
  }

  #sequence(): Node {
    const parts: Node[] = [];
    while (this.#at < this.#source.length && !'|)'.includes(this.#source[this.#at] ?? '')) {
      parts.push(this.#quantified(this.#atom()));
    }
    return { kind: 'sequence', parts };
  }

  #quantified(part: Node): Node {
    const braces = /^\{(\d+)(,(\d*))?\}/.exec(this.#source.slice(this.#at));
    const sign = quantifiers[this.#source[this.#at] ?? ''];
    if (braces === null && sign === undefined) return part;
    this.#at += braces?.[0].length ?? 1;
    if (this.#source[this.#at] === '?') throw new Error(`a lazy quantifier in ${this.#source}`);
    if (sign !== undefined) return { kind: 'repeat', part, min: sign[0], max: sign[1] };
    const min = Number(braces?.[1]);
    const max = braces?.[2] === undefined ? min : Number(braces[3] || Number.POSITIVE_INFINITY);
    return { kind: 'repeat', part, min, max };
  }

  #atom(): Node {
    if (this.#take('^')) return { kind: 'edge', at: 'start' };
    if (this.#take('$')) return { kind: 'edge', at: 'end' };
    for (const [opening, isBehind, isWanted] of looks) {
      if (this.#take(opening)) return { kind: 'look', isBehind, isWanted, inner: this.#group() };
    }
    if (this.#take('(?:') || this.#take('(')) return this.#group();
    const [written = ''] =
      /^(?:\\[pP]\{[^}]*\}|\\u\{[^}]*\}|\\u[0-9a-fA-F]{4}|\\.|\[(?:\\.|[^\]\\])*\]|[\s\S])/u.exec(
        this.#source.slice(this.#at),
      ) ?? [];
    if (/^\\[1-9bBk]/.test(written)) throw new Error(`cannot count ${written} in ${this.#source}`);
    this.#at += written.length;
    const alone = new RegExp(`^(?:${written})$`, this.#flags);
    return { kind: 'character', isIn: (character) => alone.test(character) };
  }

  #group(): Node {
    const inner = this.#choice();
    if (!this.#take(')')) throw new Error(`a group without an end in ${this.#source}`);
    return inner;
  }

  #take(text: string): boolean {
    if (!this.#source.startsWith(text, this.#at)) return false;
    this.#at += text.length;
    return true;
  }
}

const looks = [
  ['(?=', false, true],
  ['(?!', false, false],
  ['(?<=', true, true],
  ['(?<!', true, false],
] as const;
