import type { HttpAnswer } from '../http/request.ts';
import type { DeliveryFault } from './fault.ts';

/** An answer, and the invocation that gave it. */
interface Answered {
  readonly answer: HttpAnswer;
  readonly requestId?: string | undefined;
}

/** The connection breaks, and the caller gets no answer. */
const CUT: HttpAnswer = { status: 0, headers: {}, body: '', isCut: true };

/** Has a request to the API handled as the fault wants: not at all, twice, or without an answer. */
export const handleFaultily = async (
  fault: DeliveryFault | undefined,
  handle: () => Promise<Answered>,
): Promise<Answered> => {
  switch (fault?.delivery) {
    case 'lost':
      return { answer: CUT };
    case 'unanswered':
      return { ...(await handle()), answer: CUT };
    case 'doubled':
      await handle();
      return handle();
    case 'late':
    case undefined:
      return handle();
  }
};
