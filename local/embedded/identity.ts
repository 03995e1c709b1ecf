/** The region and account that the embedded services pretend to live in; they occur in every ARN. */
export const region = 'eu-central-1';
export const account = '000000000000';

/** Settings that keep the SDK away from real credentials; the embedded services accept any signature. */
export const embeddedIdentity: Readonly<Record<string, string>> = {
  AWS_REGION: region,
  AWS_ACCESS_KEY_ID: 'embedded',
  AWS_SECRET_ACCESS_KEY: 'embedded',
};
