import { appendFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Delivery } from '../../local/embedded/sns/publish.ts';
import { openMailbox } from '../../local/mailbox.ts';
import { temporaryFolder } from '../embedded/clients.ts';

function mail(body: string): Delivery {
  return {
    messageId: body,
    topicArn: 'arn:aws:sns:us-east-1:000000000000:bellwether-local-recipient-o-1',
    at: Date.UTC(2026, 2, 1, 6),
    subject: 'Acme',
    attributes: {},
    deliveries: [{ protocol: 'email', endpoint: 'o@example.com', body }],
  };
}

const bodies = (file: string) =>
  openMailbox(file)
    .entries()
    .map(({ body }) => body);

test('what was received is there at the next start', async () => {
  const file = join(await temporaryFolder(), 'mailbox.jsonl');

  const mailbox = openMailbox(file);
  mailbox.receive(mail('first'));
  mailbox.receive(mail('second\nline'));

  expect(mailbox.entries().map(({ body }) => body)).toEqual(['first', 'second\nline']);
  expect(bodies(file)).toEqual(['first', 'second\nline']);
});

test('a message whose writing was cut off, as on a full disk, takes neither the next one nor the start with it', async () => {
  const file = join(await temporaryFolder(), 'mailbox.jsonl');
  openMailbox(file).receive(mail('first'));
  await appendFile(file, '\n{"at":"2026-03-01T06:0');

  openMailbox(file).receive(mail('second'));

  expect(bodies(file)).toEqual(['first', 'second']);
});

test('a message that could not be written was not received: it is sent again', async () => {
  const file = join(await temporaryFolder(), 'no folder', 'mailbox.jsonl');
  const mailbox = openMailbox(file);

  expect(() => mailbox.receive(mail('first'))).toThrow('ENOENT');

  expect(mailbox.entries()).toEqual([]);
});

test('messages of a mailbox with a line end behind each are read too', async () => {
  const file = join(await temporaryFolder(), 'mailbox.jsonl');
  const entry = { at: '2026-03-01T06:00:00.000Z', recipientId: 'o-1', kind: 'sms', to: '+1', body: 'old' };
  await writeFile(file, `${JSON.stringify(entry)}\n`);

  openMailbox(file).receive(mail('new'));

  expect(bodies(file)).toEqual(['old', 'new']);
});
