import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { MailAnswer } from '../../../shown/answers.ts';
import { Badge } from '../../components/badge.tsx';
import { Link } from '../../components/link.tsx';
import { SearchInput } from '../../components/search-input.tsx';
import { Time } from '../../components/time.tsx';
import { pathOf } from '../../routes.ts';
import { filterMails, previewOf } from './mail-rows.ts';

interface MailListProps {
  /** Newest first. */
  readonly mails: readonly MailAnswer[];
  readonly current: string | undefined;
  readonly read: ReadonlySet<string>;
}

interface EntryProps {
  readonly mail: MailAnswer;
  readonly isCurrent: boolean;
  readonly isRead: boolean;
}

const Entry = ({ mail, isCurrent, isRead }: EntryProps): JSX.Element => {
  const step = mail.tags['step'];
  return (
    <li>
      <Link
        class={`mailbox-entry ${isRead ? '' : 'mailbox-entry-is-new'}`}
        href={pathOf({ panel: 'mailbox', messageId: mail.messageId })}
        aria-current={isCurrent ? 'true' : undefined}
      >
        <span class="mailbox-entry-to">{mail.to.join(', ')}</span>
        <span class="mailbox-entry-at">
          <Time at={mail.at} format="clock" />
        </span>
        <span class="mailbox-entry-subject">
          {!isRead && <span class="visually-hidden">Unread: </span>}
          {mail.subject}
        </span>
        <span class="mailbox-entry-preview">{previewOf(mail)}</span>
        {step !== undefined && <Badge>{step}</Badge>}
      </Link>
    </li>
  );
};

export const MailList = ({ mails, current, read }: MailListProps): JSX.Element => {
  const [text, setText] = useState('');
  const found = filterMails(mails, text);
  return (
    <nav class="mailbox-list" aria-label="Mails">
      <div class="mailbox-search">
        <SearchInput label="Search mails" placeholder="Search mails" value={text} onInput={setText} />
      </div>
      {found.length === 0 && <p class="mailbox-none soft">No mail fits.</p>}
      <ol>
        {found.map((mail) => (
          <Entry
            key={mail.messageId}
            mail={mail}
            isCurrent={mail.messageId === current}
            isRead={read.has(mail.messageId)}
          />
        ))}
      </ol>
    </nav>
  );
};
