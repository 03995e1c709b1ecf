import { ProviderError } from '@smithy/core/config';

/** In place of settings in files in a person's home: Lambda has none, what is not in the environment has its default. */
export const fromSharedConfigFiles = () => async (): Promise<never> => {
  throw new ProviderError('settings in files are left out of the bundle');
};
