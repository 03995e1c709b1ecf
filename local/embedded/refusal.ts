/** The answer of an embedded service to a request that it will not carry out: an HTTP status and AWS's error code. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly code: string;
  /** Further response headers, such as the `x-amz-delete-marker` of a deleted object. */
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

/** Whatever AWS offers and the embedded services do not: refused, never a false success. */
export function notImplemented(what: string): Refusal {
  return new Refusal(501, 'NotImplemented', `${what} is not implemented by the embedded service.`);
}

/** The refusal to answer with: itself, or an internal error (500) for anything that was not foreseen. */
export function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return new Refusal(500, 'InternalError', message);
}
