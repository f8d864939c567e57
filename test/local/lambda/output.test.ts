import { createOutput } from '../../../local/lambda/output.ts';
import { START, stillClock } from '../fixtures/clock.ts';
import { unrecorded } from '../fixtures/journal.ts';

const emf = (
  values: object,
  dimensions: string[][] = [['service']],
  metrics = [{ Name: 'Sent', Unit: 'Count' }],
) =>
  `${JSON.stringify({
    _aws: {
      Timestamp: START,
      CloudWatchMetrics: [{ Namespace: 'Shop', Dimensions: dimensions, Metrics: metrics }],
    },
    service: 'demo',
    ...values,
  })}\n`;

describe('what functions write', () => {
  const setUp = () => createOutput(stillClock(), unrecorded);

  it('is kept line by line with its time', () => {
    const output = setUp();
    output.write('capture', 'stdout', 'one\ntwo\n');
    output.write('recover', 'stderr', 'three\n');
    expect(output.logs()).toEqual([
      { at: START, function: 'capture', stream: 'stdout', line: 'one' },
      { at: START, function: 'capture', stream: 'stdout', line: 'two' },
      { at: START, function: 'recover', stream: 'stderr', line: 'three' },
    ]);
  });

  it('is added up where it is a metric', () => {
    const output = setUp();
    output.write('recover', 'stdout', emf({ Sent: 1 }));
    output.write('recover', 'stdout', emf({ Sent: [2, 3] }));
    expect(output.metrics()).toEqual([
      {
        function: 'recover',
        namespace: 'Shop',
        name: 'Sent',
        unit: 'Count',
        dimensions: { service: 'demo' },
        count: 3,
        sum: 6,
      },
    ]);
  });

  it('is an ordinary line where the value of its metric is missing', () => {
    const output = setUp();
    output.write('recover', 'stdout', emf({ Sent: 'many' }) + emf({}));
    expect(output.metrics()).toEqual([]);
    expect(output.logs()).toHaveLength(2);
  });

  it('is a series of its own for each combination of dimensions', () => {
    const output = setUp();
    const dimensions = [['service'], ['service', 'step']];
    output.write('recover', 'stdout', emf({ Sent: 1, step: 'help' }, dimensions));
    output.write('recover', 'stdout', emf({ Sent: 1, step: 'offer' }, dimensions));
    expect(output.metrics().map(({ dimensions: of, sum }) => [of, sum])).toEqual([
      [{ service: 'demo' }, 2],
      [{ service: 'demo', step: 'help' }, 1],
      [{ service: 'demo', step: 'offer' }, 1],
    ]);
  });

  it.each(['{"level":"INFO"}\n', '{not json}\n', 'text\n'])(
    'is no metric where it is an ordinary line: %j',
    (line) => {
      const output = setUp();
      output.write('recover', 'stdout', line);
      expect(output.metrics()).toEqual([]);
      expect(output.logs()).toHaveLength(1);
    },
  );

  it('is gone after a reset', () => {
    const output = setUp();
    output.write('recover', 'stdout', emf({ Sent: 1 }));
    output.reset();
    expect([output.logs(), output.metrics()]).toEqual([[], []]);
  });

  it('does not grow for ever', () => {
    const output = setUp();
    for (let line = 0; line < 12_000; line++) output.write('capture', 'stdout', `${line}\n`);
    expect(output.logs()).toHaveLength(5000);
    expect(output.logs().at(-1)?.line).toBe('11999');
  });
});
