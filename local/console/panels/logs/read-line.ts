import type { LogAnswer } from '../../../shown/answers.ts';

/** `platform`: said by Lambda, not by the function. */
export type Level = 'error' | 'warn' | 'info' | 'debug' | 'metric' | 'platform' | 'plain';

/** A line of a log as it is shown: what it says, and the fields that stand behind it. */
export interface ReadLine {
  readonly level: Level;
  readonly message: string;
  readonly fields: readonly Field[];
}

export interface Field {
  readonly name: string;
  readonly value: string;
}

type Fields = Readonly<Record<string, unknown>>;

/** Of Powertools' logger: said elsewhere in the line, or the same in each. */
const DULL = new Set(['level', 'message', 'timestamp', 'service', 'sampling_rate', '_aws']);

const LEVELS: Readonly<Record<string, Level>> = {
  CRITICAL: 'error',
  ERROR: 'error',
  FATAL: 'error',
  WARN: 'warn',
  WARNING: 'warn',
  INFO: 'info',
  DEBUG: 'debug',
  TRACE: 'debug',
};

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const parse = (line: string): Fields | undefined => {
  if (!line.startsWith('{')) return undefined;
  try {
    const value: unknown = JSON.parse(line);
    return isFields(value) ? value : undefined;
  } catch {
    return undefined;
  }
};

const valueText = (value: unknown): string => {
  if (typeof value === 'string') return value;
  return isFields(value) && typeof value['message'] === 'string' && 'name' in value
    ? `${String(value['name'])}: ${value['message']}`
    : JSON.stringify(value);
};

const fieldsOf = (json: Fields, without: ReadonlySet<string>): readonly Field[] =>
  Object.entries(json).flatMap(([name, value]) =>
    DULL.has(name) || without.has(name) ? [] : [{ name, value: valueText(value) }],
  );

/** The names of the metrics that a line in the embedded format reports. */
const metricNames = (json: Fields): readonly string[] => {
  const aws = json['_aws'];
  const directives = isFields(aws) && Array.isArray(aws['CloudWatchMetrics']) ? aws['CloudWatchMetrics'] : [];
  return directives
    .filter(isFields)
    .flatMap(({ Metrics }) =>
      Array.isArray(Metrics)
        ? Metrics.flatMap((metric: unknown) =>
            isFields(metric) && typeof metric['Name'] === 'string' ? [metric['Name']] : [],
          )
        : [],
    );
};

const PLAIN_ERROR = /\b(?:\w*Error|\w*Exception|Uncaught|Task timed out)\b/;

/** https://docs.aws.amazon.com/lambda/latest/dg/nodejs-logging.html */
const PLATFORM = /^(?:INIT_START|START|END|REPORT)\b/;

const plainLevel = ({ line, stream }: LogAnswer): Level => {
  if (PLATFORM.test(line)) return 'platform';
  return stream === 'stderr' || PLAIN_ERROR.test(line) ? 'error' : 'plain';
};

/** What Lambda's runtime writes of an error that nobody caught: `ERROR\tInvoke Error\t{…}`. */
const RUNTIME_ERROR = /^ERROR\t(?<what>[^\t]+)\t(?<json>\{.*\})$/s;

const readRuntimeError = ({ line }: LogAnswer): ReadLine | undefined => {
  const { what, json = '' } = RUNTIME_ERROR.exec(line)?.groups ?? {};
  const error = parse(json);
  if (what === undefined || error === undefined) return undefined;
  const type = valueText(error['errorType'] ?? '');
  const fields = fieldsOf(error, new Set(['errorType', 'errorMessage']));
  return { level: 'error', message: `${what}: ${type}: ${valueText(error['errorMessage'] ?? '')}`, fields };
};

/** Reads a line of Powertools' logger, a metric in CloudWatch's embedded format, or plain text. */
export const readLine = (log: LogAnswer): ReadLine => {
  const json = parse(log.line);
  if (json === undefined)
    return readRuntimeError(log) ?? { level: plainLevel(log), message: log.line, fields: [] };
  const metrics = metricNames(json);
  if (metrics.length > 0) {
    return {
      level: 'metric',
      message: metrics.map((name) => `${name} ${valueText(json[name])}`).join(', '),
      fields: fieldsOf(json, new Set(metrics)),
    };
  }
  const { level, message } = json;
  return {
    level: (typeof level === 'string' && LEVELS[level.toUpperCase()]) || 'plain',
    message: typeof message === 'string' ? message : log.line,
    fields: fieldsOf(json, new Set()),
  };
};

/** The line, over several lines where it is JSON. */
export const prettyLine = ({ line }: Pick<LogAnswer, 'line'>): string => {
  const json = parse(line);
  return json === undefined ? line : JSON.stringify(json, null, 2);
};
