import type { Action } from './desk.ts';
import { entriesOf, entriesXml, type Form, invalidParameter, membersOf, required } from './form.ts';

const smsAttributeNames = [
  'MonthlySpendLimit',
  'DeliveryStatusIAMRole',
  'DeliveryStatusSuccessSamplingRate',
  'DefaultSenderID',
  'DefaultSMSType',
  'UsageReportS3Bucket',
];

/** Whether the text is a phone number in the form of E.164, such as `+4930123456`. */
export function isPhoneNumber(text: string): boolean {
  return /^\+[1-9]\d{4,14}$/.test(text);
}

export const checkIfPhoneNumberIsOptedOut: Action = (form, { state }) => ({
  isOptedOut: state.optedOut.has(phoneNumberOf(form)),
});

export const optOut: Action = (form, { state }) => {
  state.optedOut.add(phoneNumberOf(form));
  return {};
};

export const optInPhoneNumber: Action = (form, { state }) => {
  state.optedOut.delete(phoneNumberOf(form));
  return {};
};

export const getSmsAttributes: Action = (form, { state }) => {
  const asked = membersOf(form, 'attributes.member').map((member) => member.get(''));
  const entries = Object.entries(state.smsAttributes).filter(
    ([name]) => asked.length === 0 || asked.includes(name),
  );
  return { attributes: entriesXml(Object.fromEntries(entries)) };
};

export const setSmsAttributes: Action = (form, { state }) => {
  const wanted = entriesOf(form, 'attributes');
  for (const name of Object.keys(wanted)) {
    if (!smsAttributeNames.includes(name)) throw invalidParameter(`${name} is not a valid attribute`);
  }
  Object.assign(state.smsAttributes, wanted);
  return {};
};

function phoneNumberOf(form: Form): string {
  const number = required(form, 'phoneNumber');
  if (!isPhoneNumber(number)) throw invalidParameter('PhoneNumber Reason: input incorrectly formatted');
  return number;
}
