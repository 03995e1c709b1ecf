/** In place of the sessions of S3's directory buckets, which none of ours is. */
export class S3ExpressIdentityProviderImpl {
  async getS3ExpressIdentity(): Promise<never> {
    throw new Error('sessions of directory buckets are left out of the bundle');
  }
}
