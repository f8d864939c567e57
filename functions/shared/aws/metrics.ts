import { MetricUnit, type Metrics } from '@aws-lambda-powertools/metrics';
import type { Count, Measure } from '../ports.ts';

const dimensionOf = (measure: Measure): readonly [name: string, value: string] | undefined => {
  if ('step' in measure) return ['step', measure.step];
  if ('reason' in measure) return ['reason', measure.reason];
  return undefined;
};

/**
 * Counts into CloudWatch by the embedded metric format, a line at once for each: most invocations count nothing, and
 * what was counted before a crash is not lost.
 */
export const createCount =
  (metrics: Metrics): Count =>
  (measure, amount = 1) => {
    const single = metrics.singleMetric();
    const dimension = dimensionOf(measure);
    if (dimension !== undefined) single.addDimension(...dimension);
    single.addMetric(measure.name, MetricUnit.Count, amount);
  };
