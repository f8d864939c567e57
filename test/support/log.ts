import type { Log, Measure, Count } from '../../functions/shared/ports.ts';

export interface LogEntry {
  readonly level: 'info' | 'warn' | 'error';
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>> | undefined;
}

/** Keeps what was logged. */
export const recordingLog = (): Log & { readonly entries: LogEntry[] } => {
  const entries: LogEntry[] = [];
  const at =
    (level: LogEntry['level']): Log['info'] =>
    (message, fields) =>
      void entries.push({ level, message, fields });
  return { entries, info: at('info'), warn: at('warn'), error: at('error') };
};

/** Adds up what was counted, by the measure's name. */
export const recordingCount = (): { readonly count: Count; readonly totals: Record<string, number> } => {
  const totals: Record<string, number> = {};
  return {
    totals,
    count: ({ name }: Measure, amount = 1) => {
      totals[name] = (totals[name] ?? 0) + amount;
    },
  };
};
