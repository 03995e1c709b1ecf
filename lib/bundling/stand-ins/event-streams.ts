/** In place of streams of events, which only S3's SelectObjectContent has. */
export const resolveEventStreamSerdeConfig = <Config>(config: Config): Config => config;

export function eventStreamSerdeProvider(): never {
  throw new Error('streams of events are left out of the bundle');
}

export class EventStreamSerde {
  constructor() {
    eventStreamSerdeProvider();
  }
}
