import { foreign } from '../design/sections.ts';
import type { Html } from '../html.ts';
import type { LinkFacts } from './facts.ts';
import type { LinkWords } from './words.ts';

/** What a person is called, the reader as such; somebody who has left the list by id. */
export function personText(recipientId: string, { people, reader }: LinkFacts, words: LinkWords): string {
  const name = people.get(recipientId)?.name ?? recipientId;
  return recipientId === reader.recipientId ? words.you(name) : name;
}

export function person(recipientId: string, facts: LinkFacts, words: LinkWords): Html {
  return foreign(personText(recipientId, facts, words));
}
