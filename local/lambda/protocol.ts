/** What the local run and a function's process say to each other. Events and answers travel as JSON text. */
export interface InvokeMessage {
  readonly requestId: string;
  readonly event: string;
  /** How far the local clock is ahead of the machine's. */
  readonly offsetMs: number;
  /** Machine time left, whatever the clock does. */
  readonly timeoutMs: number;
  readonly functionArn: string;
  /** A fault: the process dies before the handler begins, or once it is done (`during`: unless it was killed before). */
  readonly dies?: 'before' | 'during' | 'after' | undefined;
  /** A fault: the handler begins so much late, in machine time. */
  readonly slowMs?: number | undefined;
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
  /** `peakMb`: the most memory that the process has ever held. */
  | { readonly kind: 'done'; readonly requestId: string; readonly payload: string; readonly peakMb: number }
  | {
      readonly kind: 'failed';
      readonly requestId?: string | undefined;
      readonly error: ErrorDocument;
      readonly peakMb?: number | undefined;
    };
