import { CfnOutput } from 'aws-cdk-lib';
import {
  DomainName,
  EndpointAccessMode,
  EndpointType,
  type RestApi,
  SecurityPolicy,
} from 'aws-cdk-lib/aws-apigateway';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { Construct } from 'constructs';

/** TLS 1.2 and later, wherever the pages answer: left alone, the address that AWS gives takes 1.0 as well. */
export const tls = {
  securityPolicy: SecurityPolicy.TLS13_1_2_PQ_2025_09,
  endpointAccessMode: EndpointAccessMode.BASIC,
} as const;

export type PageAddressProps = {
  readonly api: RestApi;
  readonly host: string;
  /** Of a certificate for that host, in the region of the stage. */
  readonly certificateArn: string;
};

/** Under which name do the pages answer? Under `host`, once its DNS entry points to the output. */
export class PageAddress extends Construct {
  constructor(scope: Construct, id: string, { api, host, certificateArn }: PageAddressProps) {
    super(scope, id);
    const domain = new DomainName(this, 'Domain', {
      domainName: host,
      certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn),
      endpointType: EndpointType.REGIONAL,
      ...tls,
      mapping: api,
    });
    new CfnOutput(this, 'Target', {
      value: domain.domainNameAliasDomainName,
      description: `Point the CNAME of ${host} here`,
    });
  }
}
