import type { ComponentChildren, JSX } from 'preact';
import type { MailAnswer } from '../../../shown/answers.ts';
import { CheckoutLink } from '../../components/checkout-link.tsx';
import { Code } from '../../components/code.tsx';
import { Icon } from '../../components/icons.tsx';
import { Link } from '../../components/link.tsx';
import { Tabs } from '../../components/tabs.tsx';
import { Time } from '../../components/time.tsx';
import { pathOf } from '../../routes.ts';
import { nameOf } from './mail-rows.ts';
import { SOURCE_NOTE, sourceOf } from './mail-source.ts';
import { MailFrame } from './mail-frame.tsx';

/** As mail programs find them in a text: without the full stop behind it, or the brackets around it. */
const URL_IN_TEXT = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)])/;

/** Plain text whose addresses can be followed. */
const LinkedText = ({ text }: { readonly text: string }): JSX.Element => (
  <>
    {text.split(URL_IN_TEXT).map((part, index) =>
      index % 2 === 0 ? (
        part
      ) : (
        <a key={index} href={part} target="_blank" rel="noopener">
          {part}
        </a>
      ),
    )}
  </>
);

interface PairsProps {
  readonly title: string;
  readonly pairs: Readonly<Record<string, string>>;
}

const Pairs = ({ title, pairs }: PairsProps): JSX.Element => (
  <section class="mailbox-pairs">
    <h3>{title}</h3>
    <dl>
      {Object.entries(pairs).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <LinkedText text={value} />
          </dd>
        </div>
      ))}
    </dl>
  </section>
);

const Text = ({ mail }: { readonly mail: MailAnswer }): JSX.Element => (
  <pre class="mailbox-text">
    <LinkedText text={mail.text} />
  </pre>
);

const Headers = ({ mail }: { readonly mail: MailAnswer }): JSX.Element => (
  <div class="mailbox-tab">
    <Pairs title="Headers" pairs={mail.headers} />
    <Pairs title="Tags of the message, for SES’s events; the shopper does not see them" pairs={mail.tags} />
  </div>
);

const Source = ({ mail }: { readonly mail: MailAnswer }): JSX.Element => (
  <div class="mailbox-tab">
    <p class="soft">{SOURCE_NOTE}</p>
    <Code text={sourceOf(mail)} label="The source of the mail" />
  </div>
);

const Row = ({ name, children }: { readonly name: string; readonly children: ComponentChildren }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

const Envelope = ({ mail }: { readonly mail: MailAnswer }): JSX.Element => {
  const checkout = mail.tags['checkout'];
  return (
    <header class="mailbox-envelope">
      <Link class="mailbox-back" href={pathOf({ panel: 'mailbox' })}>
        <Icon name="chevron-left" size={15} />
        All mails
      </Link>
      <h2 tabIndex={-1}>{mail.subject}</h2>
      <dl>
        <Row name="From">
          {nameOf(mail.from)} <span class="soft">{/<.+>/.exec(mail.from)?.[0]}</span>
        </Row>
        <Row name="To">{mail.to.join(', ')}</Row>
        {mail.replyTo.length > 0 && <Row name="Reply to">{mail.replyTo.join(', ')}</Row>}
        <Row name="Sent">
          <Time at={mail.at} />
        </Row>
        {checkout !== undefined && (
          <Row name="Checkout">
            <CheckoutLink id={checkout} />
          </Row>
        )}
      </dl>
    </header>
  );
};

/** One mail, as it is read and as it is made. */
export const ReadingPane = ({ mail }: { readonly mail: MailAnswer }): JSX.Element => (
  <article aria-label={mail.subject}>
    <Envelope mail={mail} />
    <Tabs
      label="Show the mail as"
      tabs={[
        { id: 'html', label: 'Mail', content: <MailFrame html={mail.html} /> },
        { id: 'text', label: 'Text', content: <Text mail={mail} /> },
        { id: 'headers', label: 'Headers', content: <Headers mail={mail} /> },
        { id: 'source', label: 'Source', content: <Source mail={mail} /> },
      ]}
    />
  </article>
);
