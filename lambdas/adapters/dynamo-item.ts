import { type AttributeValue, ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';

export type Item = Record<string, AttributeValue>;

/** The text of an attribute; throws when the item has none: such an item was not written by us. */
export function textOf(item: Item, name: string): string {
  const text = item[name]?.S;
  if (text === undefined) throw new Error(`stored item lacks the text ${name}`);
  return text;
}

/** Runs a conditional write; false when its condition did not hold. */
export async function isConditionMet(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
