/** What the local run and a function's process say to each other. Events and answers travel as JSON text. */
export interface InvokeMessage {
  readonly requestId: string;
  readonly event: string;
  /** How far the local clock is ahead of the machine's. */
  readonly offsetMs: number;
  /** Machine time left, whatever the clock does. */
  readonly timeoutMs: number;
  readonly functionArn: string;
}

/** As Lambda puts it into its answer. */
export interface ErrorDocument {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
}

export type WorkerMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'output'; readonly stream: 'stdout' | 'stderr'; readonly text: string }
  | { readonly kind: 'done'; readonly requestId: string; readonly payload: string }
  | { readonly kind: 'failed'; readonly requestId?: string | undefined; readonly error: ErrorDocument };
