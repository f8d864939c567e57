/** Why a request was refused, and the HTTP status that says so. `internal` is ours: nothing the client did. */
export const STATUS_BY_CODE = {
  invalid: 400,
  'unknown-field': 400,
  'card-number': 400,
  unauthorized: 401,
  'not-found': 404,
  gone: 410,
  'too-large': 413,
  throttled: 429,
  internal: 500,
} as const;

export type HttpErrorCode = keyof typeof STATUS_BY_CODE;

export interface HttpErrorOptions {
  /** The path of the value that is wrong, such as `cart.items.0.unitPrice`. */
  readonly field?: string | undefined;
  /** What happened inside. Never shown. */
  readonly cause?: unknown;
}

/** Thrown to end a request with `{"error":{"code","message","field?"}}`. `message` is public, `cause` is not. */
export class HttpError extends Error {
  readonly code: HttpErrorCode;
  readonly status: (typeof STATUS_BY_CODE)[HttpErrorCode];
  readonly field: string | undefined;

  constructor(code: HttpErrorCode, message: string, { field, cause }: HttpErrorOptions = {}) {
    super(message, { cause });
    this.name = 'HttpError';
    this.code = code;
    this.status = STATUS_BY_CODE[code];
    this.field = field;
  }
}
