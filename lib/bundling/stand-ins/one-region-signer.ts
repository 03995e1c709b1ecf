import { SignatureV4 } from '@smithy/signature-v4';

/** In place of signatures that hold in several regions at once, which only S3's access points for many regions need. */
export class SignatureV4MultiRegion extends SignatureV4 {
  static sigv4aDependency(): 'none' {
    return 'none';
  }
}

export { SignatureV4 as SignatureV4SignWithCredentials };
