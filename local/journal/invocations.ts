import { createBoundedMap } from './bounded-map.ts';
import { checkoutsNamedIn, linkTokensIn } from './named-checkouts.ts';

/** Which invocation each process is at, and the checkouts that each has to do with. */
export interface Invocations {
  /** @param event in JSON */
  begin(requestId: string, processId: string, event: string): void;
  end(requestId: string, processId: string): void;
  /** What a process works on now: it handles one event at a time. */
  requestIdOf(processId: string | undefined): string | undefined;
  /** Notes which checkouts a call of AWS names in its body, and returns what the call has to do with. */
  noteCall(requestId: string | undefined, body: string): readonly string[];
  /** Those that an invocation's event and its calls name, or that its link leads to. */
  checkoutsOf(requestId: string | undefined): readonly string[];
  reset(): void;
}

const KEPT = 5000;

export const createInvocations = (): Invocations => {
  const running = new Map<string, string>();
  const checkouts = createBoundedMap<ReadonlySet<string>>(KEPT);
  /** A link's token is sealed, but the mail that it came with names its checkout. */
  const checkoutOfLink = createBoundedMap<string>(KEPT);

  const add = (requestId: string, named: readonly string[]): void => {
    if (named.length > 0) checkouts.set(requestId, new Set([...(checkouts.get(requestId) ?? []), ...named]));
  };
  const checkoutsOf = (requestId: string | undefined): readonly string[] =>
    requestId === undefined ? [] : [...(checkouts.get(requestId) ?? [])];

  return {
    begin: (requestId, processId, event) => {
      running.set(processId, requestId);
      add(requestId, checkoutsNamedIn(event));
      add(
        requestId,
        linkTokensIn(event).flatMap((token) => checkoutOfLink.get(token) ?? []),
      );
    },
    end: (requestId, processId) => {
      if (running.get(processId) === requestId) running.delete(processId);
    },
    requestIdOf: (processId) => (processId === undefined ? undefined : running.get(processId)),
    noteCall: (requestId, body) => {
      const named = checkoutsNamedIn(body);
      const [checkout] = named;
      if (checkout !== undefined) for (const token of linkTokensIn(body)) checkoutOfLink.set(token, checkout);
      if (requestId !== undefined) add(requestId, named);
      return named.length > 0 ? named : checkoutsOf(requestId);
    },
    checkoutsOf,
    reset: () => {
      running.clear();
      checkouts.clear();
      checkoutOfLink.clear();
    },
  };
};
