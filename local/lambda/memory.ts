import { readFileSync } from 'node:fs';

const KB_PER_MB = 1024;
const LOOK_EVERY_MS = 100;

/**
 * What the machine tells of a process's memory, in MB: `VmRSS` what it holds now, `VmHWM` the most that it ever held.
 * `undefined` where the machine does not tell (only Linux does) or the process is gone. `resourceUsage` would not do: it
 * begins with what the parent held.
 */
export const memoryMb = (pid: number | 'self', what: 'VmRSS' | 'VmHWM'): number | undefined => {
  try {
    const kb = new RegExp(`^${what}:\\s+(\\d+) kB`, 'm').exec(
      readFileSync(`/proc/${pid}/status`, 'utf8'),
    )?.[1];
    return kb === undefined ? undefined : Number(kb) / KB_PER_MB;
  } catch {
    return undefined;
  }
};

/** Looks at a process now and then. */
export interface MemoryWatch {
  /** Ends it. The most that was seen, in MB; 0 where nothing could be. */
  stop(): number;
}

/** @param onExceeded called once, as soon as the process is seen to hold more than `limitMb` */
export const watchMemory = (
  pid: number | undefined,
  limitMb: number,
  onExceeded: () => void,
): MemoryWatch => {
  let mostMb = 0;
  const look = () => {
    const usedMb = pid === undefined ? undefined : memoryMb(pid, 'VmRSS');
    if (usedMb === undefined || usedMb <= mostMb) return;
    mostMb = usedMb;
    if (usedMb <= limitMb) return;
    clearInterval(timer);
    onExceeded();
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  timer.unref();
  return {
    stop: () => {
      clearInterval(timer);
      return mostMb;
    },
  };
};
