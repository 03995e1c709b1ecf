import { devNull } from 'node:os';

/** The region and account that the embedded services pretend to live in; they occur in every ARN. */
export const region = 'eu-central-1';
export const account = '000000000000';

/**
 * Settings that keep the SDK away from real credentials and from whatever else this machine says about AWS: profiles,
 * files, other kinds of endpoint, attempts. The embedded services accept any signature.
 */
export const embeddedIdentity: Readonly<Record<string, string>> = {
  AWS_REGION: region,
  AWS_ACCESS_KEY_ID: 'embedded',
  AWS_SECRET_ACCESS_KEY: 'embedded',
  AWS_PROFILE: '',
  AWS_CONFIG_FILE: devNull,
  AWS_SHARED_CREDENTIALS_FILE: devNull,
  AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'false',
  AWS_USE_FIPS_ENDPOINT: 'false',
  AWS_USE_DUALSTACK_ENDPOINT: 'false',
  AWS_RETRY_MODE: 'standard',
  AWS_MAX_ATTEMPTS: '3',
};
