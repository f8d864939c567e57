import { setTimeout as sleep } from 'node:timers/promises';
import type { CallAnswer } from '../aws/call-outcome.ts';
import { refused, type AwsAnswer, type AwsService } from '../aws/service.ts';
import { CRASH, TIMEOUT, type FailingCall } from './fault.ts';
import type { Faults } from './faults.ts';
import type { Fates } from './fates.ts';

/** A call of AWS by a function. */
export interface CallAtRisk {
  readonly service: Pick<AwsService, 'name' | 'refuse'>;
  readonly operation: string;
  /** Short name. */
  readonly function: string;
  /** The process that makes it, where it says so. */
  readonly processId: string | undefined;
}

export interface PerformedCall {
  readonly answer: CallAnswer;
  /** A fault made it so. */
  readonly isInjected: boolean;
}

interface FaultyCallsOptions {
  readonly faults: Pick<Faults, 'takeCall'>;
  readonly fates: Pick<Fates, 'isKilledBy'>;
  readonly crash: (shortName: string, processId?: string) => void;
}

const injected = (answer: CallAnswer): PerformedCall => ({ answer, isInjected: true });

/** Has calls done, and lets the faults happen that were set on them or on the process that makes them. */
export const createFaultyCalls = ({ faults, fates, crash }: FaultyCallsOptions) => {
  const kill = (call: CallAtRisk): PerformedCall => {
    crash(call.function, call.processId);
    return injected('cut');
  };

  const fail = (call: CallAtRisk, { error }: FailingCall): PerformedCall => {
    if (error === TIMEOUT) return injected('hang');
    if (error === CRASH) return kill(call);
    return injected(call.service.refuse(refused(error, `${error}, injected by the local run`)));
  };

  return async (call: CallAtRisk, work: () => Promise<AwsAnswer>): Promise<PerformedCall> => {
    const fault = faults.takeCall(call.service.name, call.operation);
    if (fault?.kind === 'failing-call' && fault.when === 'before') return fail(call, fault);
    const answer = await work();
    const hasTakenEffect = answer.status < 300;
    if (hasTakenEffect && fates.isKilledBy(call.processId, call.operation)) return kill(call);
    if (fault === undefined) return { answer, isInjected: false };
    if (fault.kind === 'failing-call') return fail(call, fault);
    await sleep(fault.slowMs, undefined, { ref: false });
    return injected(answer);
  };
};
