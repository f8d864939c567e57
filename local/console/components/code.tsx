import './code.css';
import type { JSX } from 'preact';
import { IconButton } from './button.tsx';
import { toast } from './toaster.tsx';

const copy = async (text: string): Promise<void> => {
  try {
    await navigator.clipboard.writeText(text);
    toast({ tone: 'good', text: 'Copied.' });
  } catch {
    toast({ tone: 'bad', text: 'The browser did not allow it.' });
  }
};

/** A block of text as it is, with a button that copies it. `label` names it. */
export const Code = ({ text, label }: { readonly text: string; readonly label: string }): JSX.Element => (
  <div class="code">
    <pre tabIndex={0} role="region" aria-label={label}>
      {text}
    </pre>
    <IconButton icon="copy" label={`Copy: ${label}`} class="code-copy" onClick={() => void copy(text)} />
  </div>
);
