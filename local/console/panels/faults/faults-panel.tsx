import './faults-panel.css';
import type { JSX } from 'preact';
import type { FaultsAnswer } from '../../../shown/answers.ts';
import { Answer } from '../../components/answer.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { Panel } from '../../components/panel.tsx';
import { useAnswer } from '../../store.ts';
import { count } from '../../words/count.ts';
import { Effects } from './effects-list.tsx';
import { FaultForm } from './fault-form.tsx';
import { KillNow } from './kill-now.tsx';
import { Presets } from './preset-list.tsx';
import { WaitingList } from './waiting-list.tsx';

const Faults = ({ waiting, catalogue }: FaultsAnswer): JSX.Element => (
  <div class="faults">
    <div class="faults-column">
      <Panel title="Worth seeing" isFlush>
        <Presets catalogue={catalogue} />
      </Panel>
      <Panel title="Any other fault">
        <FaultForm catalogue={catalogue} />
      </Panel>
      <Panel title="At once">
        <KillNow functions={catalogue.functions} />
      </Panel>
    </div>
    <div class="faults-column">
      <Panel
        title="Waiting"
        isFlush
        class={waiting.length > 0 ? 'faults-first' : ''}
        {...(waiting.length > 0 && { aside: count(waiting.length, 'fault') })}
      >
        <WaitingList waiting={waiting} />
      </Panel>
      <Panel title="What they did" isFlush>
        <Effects />
      </Panel>
    </div>
  </div>
);

export const FaultsPanel = (): JSX.Element => (
  <>
    <PageHeader
      title="Faults"
      lead="Let something go wrong, then be a shopper or move the clock, and see what becomes of it. A fault waits until it is met."
    />
    <Answer resource={useAnswer('faults')}>{(answer) => <Faults {...answer} />}</Answer>
  </>
);
