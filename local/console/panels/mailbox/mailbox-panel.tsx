import './mailbox-panel.css';
import { signal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { MailAnswer } from '../../../shown/answers.ts';
import { Answer } from '../../components/answer.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Link } from '../../components/link.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { Panel } from '../../components/panel.tsx';
import { pathOf } from '../../routes.ts';
import { useAnswer } from '../../store.ts';
import { newestFirst } from './mail-rows.ts';
import { MailList } from './mail-list.tsx';
import { ReadingPane } from './reading-pane.tsx';

/** Those that were opened while this page is. */
const read = signal<ReadonlySet<string>>(new Set());

const NoneYet = (): JSX.Element => (
  <EmptyState
    icon="mailbox"
    title="No mail yet"
    action={
      <Link class="button button-primary" href={pathOf({ panel: 'shop' })}>
        To the shop
      </Link>
    }
  >
    <p>Type an address at the shop’s checkout, leave, then press “to the next timer” above.</p>
  </EmptyState>
);

const Gone = (): JSX.Element => (
  <EmptyState icon="mailbox" title="This mail is not there">
    <p>It was of another run, or of before a reset. Choose one of the list.</p>
  </EmptyState>
);

/** List and mail stand side by side. */
const WIDE = '(min-width: 48rem)';

/** Marks a mail as read. On a phone, where list and mail take turns, the focus goes along. */
const useReading = (
  box: { readonly current: HTMLElement | null },
  shown: string | undefined,
  asked: string | undefined,
): void => {
  useEffect(() => {
    if (shown !== undefined) read.value = new Set([...read.peek(), shown]);
  }, [shown]);
  const before = useRef(asked);
  useLayoutEffect(() => {
    const last = before.current;
    before.current = asked;
    if (last === asked) return;
    scrollTo(0, 0);
    if (matchMedia(WIDE).matches) return;
    const target =
      asked === undefined ? `a[href="${pathOf({ panel: 'mailbox', messageId: last ?? '' })}"]` : 'h2';
    box.current?.querySelector<HTMLElement>(target)?.focus();
  }, [asked, box]);
};

interface MailsProps {
  readonly mails: readonly MailAnswer[];
  readonly asked: string | undefined;
}

/** Beside the list stands the mail asked for, else the one that was the newest when the page was opened. */
const Mails = ({ mails, asked }: MailsProps): JSX.Element => {
  const first = useRef<string>(undefined);
  first.current ??= mails[0]?.messageId;
  const wanted = asked ?? first.current;
  const mail = mails.find(({ messageId }) => messageId === wanted);

  const box = useRef<HTMLDivElement>(null);
  useReading(box, asked ?? (matchMedia(WIDE).matches ? first.current : undefined), asked);

  return (
    <div ref={box} class={`mailbox ${asked === undefined ? '' : 'mailbox-is-reading'}`}>
      <MailList mails={mails} current={wanted} read={read.value} />
      <div class="mailbox-reading">
        {mail === undefined ? <Gone /> : <ReadingPane key={mail.messageId} mail={mail} />}
      </div>
    </div>
  );
};

export const MailboxPanel = ({ messageId }: { readonly messageId?: string }): JSX.Element => (
  <>
    <PageHeader
      title="Mailbox"
      lead="Every mail that SES has accepted in this run, as the shopper’s mail program shows it. Links work."
    />
    <Panel isFlush class="mailbox-panel">
      <Answer resource={useAnswer('mailbox')}>
        {(mails) =>
          mails.length === 0 ? <NoneYet /> : <Mails mails={newestFirst(mails)} asked={messageId} />
        }
      </Answer>
    </Panel>
  </>
);
