/**
 * In place of the rules of each service for addresses of every kind. Our functions know two: the region's own, and the
 * one that the environment gives instead.
 */
type EndpointParameters = {
  readonly Region?: string | undefined;
  readonly Endpoint?: string | undefined;
  readonly Bucket?: string | undefined;
  readonly UseFIPS?: boolean | undefined;
  readonly UseDualStack?: boolean | undefined;
};

/** What the SDK's own rules return. */
type ServiceEndpoint = {
  readonly url: URL;
  readonly headers: Readonly<Record<string, never>>;
  readonly properties: { readonly authSchemes?: readonly object[] };
};

/** How the names of services end, by how those of regions begin; elsewhere they end in `amazonaws.com`. */
const domains: Readonly<Record<string, string>> = {
  'cn-': 'amazonaws.com.cn',
  'eusc-': 'amazonaws.eu',
  'us-iso-': 'c2s.ic.gov',
  'us-isob-': 'sc2s.sgov.gov',
  'us-isof-': 'csp.hci.ic.gov',
  'eu-isoe-': 'cloud.adc-e.uk',
};

/** Where a service is reached. S3 is reached at the bucket's name, but for a server that has a number for its own. */
export function endpointOf(service: string, parameters: EndpointParameters): ServiceEndpoint {
  const url = addressOf(service, parameters);
  const { Bucket, Region } = parameters;
  if (service !== 's3') return { url, headers: {}, properties: {} };
  // Names with dots do not fit the certificate. None of our buckets has one.
  if (Bucket === undefined || !/^[a-z0-9-]{3,63}$/.test(Bucket)) {
    throw new Error(`no bucket of ours is named ${JSON.stringify(Bucket)}`);
  }
  if (/^([\d.]+|\[.*\])$/.test(url.hostname)) url.pathname += Bucket;
  else url.hostname = `${Bucket}.${url.hostname}`;
  const scheme = { disableDoubleEncoding: true, name: 'sigv4', signingName: 's3', signingRegion: Region };
  return { url, headers: {}, properties: { authSchemes: [scheme] } };
}

function addressOf(service: string, parameters: EndpointParameters): URL {
  const { Region, Endpoint, UseFIPS, UseDualStack } = parameters;
  if (UseFIPS || UseDualStack) throw new Error('addresses for FIPS and IPv6 are left out of the bundle');
  if (Endpoint !== undefined) return new URL(Endpoint);
  if (Region === undefined || !/^[a-z0-9-]+$/.test(Region)) throw new Error('AWS_REGION names no region');
  const beginning = Object.keys(domains).find((each) => Region.startsWith(each)) ?? '';
  return new URL(`https://${service}.${Region}.${domains[beginning] ?? 'amazonaws.com'}`);
}
