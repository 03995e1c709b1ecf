import { ResponseType, type RestApi } from 'aws-cdk-lib/aws-apigateway';
import { linkRefusedPage } from '../../lambdas/console/link/refused-page.ts';

/** Values of API Gateway stand in quotes of their own, so none can hold a quote. */
const headers = {
  'Cache-Control': "'no-store'",
  'Content-Security-Policy': "'sandbox'",
  'Referrer-Policy': "'no-referrer'",
  'Strict-Transport-Security': "'max-age=63072000'",
  'X-Content-Type-Options': "'nosniff'",
  'X-Frame-Options': "'DENY'",
  'X-Robots-Tag': "'noindex'",
};

/** Everything that API Gateway refuses by itself is refused as the pages refuse. */
export const addRefusals = (api: RestApi): void => {
  for (const [id, type] of [
    ['Refused', ResponseType.DEFAULT_4XX],
    ['Failed', ResponseType.DEFAULT_5XX],
  ] as const) {
    api.addGatewayResponse(id, {
      type,
      responseHeaders: headers,
      templates: { 'text/html': linkRefusedPage },
    });
  }
};
