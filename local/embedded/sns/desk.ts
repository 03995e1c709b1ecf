import type { XmlElements } from '../xml.ts';
import type { Form } from './form.ts';
import type { Delivery } from './publish.ts';
import type { SnsState } from './state.ts';

/** A message that asks a recipient to confirm a subscription. */
export type ConfirmationRequest = {
  readonly topicArn: string;
  readonly protocol: string;
  readonly endpoint: string;
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly at: number;
};

/** What the actions of SNS work with. */
export type Desk = {
  readonly state: SnsState;
  readonly now: () => number;
  /** Whether e-mail and web subscriptions wait for the recipient's token or are confirmed at once. */
  readonly confirm: 'by-token' | 'at-once';
  readonly onDelivery: (delivery: Delivery) => void;
  readonly onConfirmation: (request: ConfirmationRequest) => void;
  /** A new message id. */
  readonly messageId: () => string;
};

/** Carries out one action and gives its result elements. */
export type Action = (form: Form, desk: Desk) => XmlElements;

/** A UUID made of two numbers, so that the same calls give the same ids. */
export function uuidOf(first: number, second: number): string {
  const high = first.toString(16).padStart(12, '0');
  const low = second.toString(16).padStart(12, '0');
  return `${high.slice(0, 8)}-${high.slice(8)}-4000-8000-${low}`;
}
