import type { ErrorDocument } from './protocol.ts';

/** The function threw, ran out of time or died. */
export class FunctionError extends Error {
  readonly document: ErrorDocument;

  constructor(document: ErrorDocument) {
    super(document.errorMessage);
    this.name = 'FunctionError';
    this.document = document;
  }
}
