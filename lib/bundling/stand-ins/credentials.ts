/**
 * In place of the chain of credential providers: Lambda gives a function its credentials in the environment.
 * Profiles, single sign-on, processes, web identities and instance metadata are for other machines.
 */
export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';
