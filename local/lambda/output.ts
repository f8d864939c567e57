import * as z from 'zod';
import type { EpochMs } from '../../functions/shared/domain/time.ts';
import type { RecordHappening } from '../journal/journal.ts';
import type { LocalClock } from '../ports.ts';

/** One line that a function wrote. */
export interface LogLine {
  readonly at: EpochMs;
  readonly function: string;
  readonly stream: 'stdout' | 'stderr';
  readonly line: string;
}

/** One series of a metric: CloudWatch keeps each combination of dimensions apart. */
export interface MetricSeries {
  readonly function: string;
  readonly namespace: string;
  readonly name: string;
  readonly unit: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly count: number;
  readonly sum: number;
}

/** Where the functions' output goes: lines are kept, metrics in the embedded format are added up. */
export interface Output {
  /** @param requestId of the invocation that wrote it */
  write(functionName: string, stream: 'stdout' | 'stderr', text: string, requestId?: string): void;
  logs(): readonly LogLine[];
  metrics(): readonly MetricSeries[];
  reset(): void;
}

const LINES_KEPT = 5000;

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html */
const emfSchema = z.looseObject({
  _aws: z.object({
    CloudWatchMetrics: z.array(
      z.object({
        Namespace: z.string(),
        Dimensions: z.array(z.array(z.string())),
        Metrics: z.array(z.object({ Name: z.string(), Unit: z.string().default('None') })),
      }),
    ),
  }),
});

const metricValue = z.union([z.number(), z.array(z.number())]);

const parse = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};

/** The metrics that one line reports; none where it is an ordinary line. */
const metricsOf = (functionName: string, line: string): readonly MetricSeries[] => {
  const emf = line.startsWith('{') ? emfSchema.safeParse(parse(line)) : undefined;
  if (!emf?.success) return [];
  const values: Readonly<Record<string, unknown>> = emf.data;
  return emf.data._aws.CloudWatchMetrics.flatMap(({ Namespace, Dimensions, Metrics }) =>
    Metrics.flatMap(({ Name, Unit }) => {
      const measured = metricValue.safeParse(values[Name]);
      // CloudWatch takes no metric from a line that lacks its value.
      if (!measured.success) return [];
      const numbers = [measured.data].flat();
      return Dimensions.map((names) => ({
        function: functionName,
        namespace: Namespace,
        name: Name,
        unit: Unit,
        dimensions: Object.fromEntries(names.map((name) => [name, String(values[name])])),
        count: numbers.length,
        sum: numbers.reduce((sum, number) => sum + number, 0),
      }));
    }),
  );
};

const seriesKey = ({ count: _count, sum: _sum, ...identity }: MetricSeries): string =>
  JSON.stringify(identity);

export const createOutput = (clock: LocalClock, record: RecordHappening): Output => {
  let lines: LogLine[] = [];
  const series = new Map<string, MetricSeries>();

  const add = (measured: MetricSeries) => {
    const key = seriesKey(measured);
    const known = series.get(key);
    series.set(
      key,
      known ? { ...known, count: known.count + measured.count, sum: known.sum + measured.sum } : measured,
    );
  };

  return {
    write: (functionName, stream, text, requestId) => {
      for (const line of text.split('\n').filter((part) => part.trim() !== '')) {
        lines.push({ at: clock.now(), function: functionName, stream, line });
        record({ kind: 'log', function: functionName, stream, line }, { requestId });
        if (stream === 'stdout') metricsOf(functionName, line).forEach(add);
      }
      if (lines.length > 2 * LINES_KEPT) lines = lines.slice(-LINES_KEPT);
    },
    logs: () => lines.slice(-LINES_KEPT),
    metrics: () => [...series.values()],
    reset: () => {
      lines = [];
      series.clear();
    },
  };
};
