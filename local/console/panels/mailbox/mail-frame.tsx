import { computed, signal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../../components/button.tsx';
import { shownTheme } from '../../theme.ts';
import { inScheme, withOutwardLinks, type MailScheme } from './mail-markup.ts';

type Width = 'full' | 'desktop' | 'phone';

/** In CSS pixels; a mail program on a desk gives a mail about 600. */
const WIDTHS: Readonly<Record<Width, { readonly label: string; readonly maxWidth: string }>> = {
  full: { label: 'Full width', maxWidth: '100%' },
  desktop: { label: '600 px', maxWidth: '600px' },
  phone: { label: '360 px', maxWidth: '360px' },
};
const SCHEMES: Readonly<Record<MailScheme, string>> = { light: 'Light', dark: 'Dark' };

const isWidth = (name: string): name is Width => Object.hasOwn(WIDTHS, name);
const isScheme = (name: string): name is MailScheme => Object.hasOwn(SCHEMES, name);

/** Kept from one mail to the next. */
const width = signal<Width>('full');
const chosenScheme = signal<MailScheme | undefined>(undefined);

/** As the page, until it is chosen. */
const scheme = computed(() => chosenScheme.value ?? shownTheme.value);

interface ChoicesProps {
  readonly label: string;
  readonly choices: readonly { readonly name: string; readonly label: string }[];
  readonly chosen: string;
  readonly onChoose: (name: string) => void;
}

const Choices = ({ label, choices, chosen, onChoose }: ChoicesProps): JSX.Element => (
  <div class="mailbox-choices" role="group" aria-label={label}>
    {choices.map((choice) => (
      <Button
        key={choice.name}
        variant="quiet"
        aria-pressed={choice.name === chosen}
        onClick={() => onChoose(choice.name)}
      >
        {choice.label}
      </Button>
    ))}
  </div>
);

/** Grows with what it holds, so that the page scrolls and not the frame. */
const fit = (frame: HTMLIFrameElement | null): void => {
  const height = frame?.contentDocument?.querySelector('html')?.scrollHeight;
  if (frame && height) frame.style.height = `${height}px`;
};

/**
 * The mail as the shopper sees it. The frame runs no script; its links open in a window of their own. It is of our
 * origin only so that its height can be read.
 */
export const MailFrame = ({ html }: { readonly html: string }): JSX.Element => {
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    if (frame.current === null) return undefined;
    const observer = new ResizeObserver(() => fit(frame.current));
    observer.observe(frame.current);
    return () => observer.disconnect();
  }, []);
  return (
    <>
      <div class="mailbox-view">
        <Choices
          label="Width of the mail"
          choices={Object.entries(WIDTHS).map(([name, { label }]) => ({ name, label }))}
          chosen={width.value}
          onChoose={(name) => {
            if (isWidth(name)) width.value = name;
          }}
        />
        <Choices
          label="Colours of the mail"
          choices={Object.entries(SCHEMES).map(([name, label]) => ({ name, label }))}
          chosen={scheme.value}
          onChoose={(name) => {
            if (isScheme(name)) chosenScheme.value = name;
          }}
        />
      </div>
      <div class={`mailbox-sheet mailbox-sheet-${scheme.value}`}>
        <iframe
          ref={frame}
          title="The mail as the shopper sees it"
          sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
          style={{ maxWidth: WIDTHS[width.value].maxWidth }}
          srcdoc={withOutwardLinks(inScheme(html, scheme.value))}
          onLoad={() => fit(frame.current)}
        />
      </div>
    </>
  );
};
