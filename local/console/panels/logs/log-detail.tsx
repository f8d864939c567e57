import type { JSX } from 'preact';
import { Badge, type Tone } from '../../components/badge.tsx';
import { IconButton } from '../../components/button.tsx';
import { Code } from '../../components/code.tsx';
import { Time } from '../../components/time.tsx';
import type { LogLine } from './log-lines.ts';
import { prettyLine, type Level } from './read-line.ts';

const TONES: Readonly<Record<Level, Tone>> = {
  error: 'bad',
  warn: 'warn',
  info: 'accent',
  debug: 'neutral',
  metric: 'neutral',
  platform: 'neutral',
  plain: 'neutral',
};

const NAMES: Readonly<Record<Level, string>> = {
  error: 'error',
  warn: 'warning',
  info: 'info',
  debug: 'debug',
  metric: 'metric',
  platform: 'said by Lambda',
  plain: 'plain text',
};

/** One line in full: read, and as it was written. */
export const LogDetail = ({
  line,
  onClose,
}: {
  readonly line: LogLine;
  readonly onClose: () => void;
}): JSX.Element => {
  const { level, message, fields } = line.read;
  return (
    <section class="logs-detail" aria-label="The chosen line">
      <div class="logs-detail-head">
        <Badge tone={TONES[level]}>{NAMES[level]}</Badge>
        <span class="soft">
          {line.function}, <Time at={line.at} format="clock" />
        </span>
        <IconButton icon="close" label="Close the line" onClick={onClose} />
      </div>
      <p class="logs-detail-message">{message}</p>
      {fields.length > 0 && (
        <dl class="logs-fields">
          {fields.map(({ name, value }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      <details>
        <summary>As it was written, on {line.stream}</summary>
        <Code text={prettyLine(line)} label="The line as it was written" />
      </details>
    </section>
  );
};
