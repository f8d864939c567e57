import type { JSX } from 'preact';
import type { FaultCatalogue } from '../../../shown/answers.ts';
import { Button } from '../../components/button.tsx';
import { presetsFor } from './presets.ts';
import { setFault } from './set-fault.ts';

/** Faults in words, each at one press. */
export const Presets = ({ catalogue }: { readonly catalogue: FaultCatalogue }): JSX.Element => (
  <ul class="faults-presets">
    {presetsFor(catalogue).map(({ title, lookFor, body }) => (
      <li key={title}>
        <div>
          <p>{title}</p>
          <p class="soft">{lookFor}</p>
        </div>
        <Button aria-label={`Set: ${title}`} onClick={() => void setFault(body)}>
          Set
        </Button>
      </li>
    ))}
  </ul>
);
