import './cost-panel.css';
import type { JSX } from 'preact';
import type { CostAnswer } from '../../../shown/answers.ts';
import { Answer } from '../../components/answer.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Link } from '../../components/link.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { Panel } from '../../components/panel.tsx';
import { pathOf } from '../../routes.ts';
import { useAnswer } from '../../store.ts';
import { count } from '../../words/count.ts';
import { quantityWords, usdWords } from '../../words/money-words.ts';
import { costByService, type ServiceCost } from './cost-lines.ts';

const Figure = ({
  label,
  value,
  note,
}: {
  readonly label: string;
  readonly value: string;
  readonly note: string;
}) => (
  <div class="cost-figure">
    <p class="soft">{label}</p>
    <p class="cost-figure-value tabular">{value}</p>
    <p class="soft">{note}</p>
  </div>
);

const Figures = ({ totalUsd, per1000CheckoutsUsd, checkouts }: CostAnswer): JSX.Element => (
  <div class="cost-figures">
    <Figure label="Since the start" value={usdWords(totalUsd)} note={count(checkouts, 'checkout')} />
    {per1000CheckoutsUsd !== undefined && (
      <Figure
        label="For 1,000 checkouts"
        value={usdWords(per1000CheckoutsUsd)}
        note="if all were like these"
      />
    )}
  </div>
);

/** Drawn for the eye only: the share stands beside it in figures. */
const Bar = ({ share }: { readonly share: number }): JSX.Element => (
  <span class="cost-bar" aria-hidden="true">
    <i style={{ width: `${share * 100}%` }} />
  </span>
);

const Service = ({ cost }: { readonly cost: ServiceCost }): JSX.Element => (
  <tbody>
    <tr class="cost-service">
      <th scope="rowgroup" colSpan={2}>
        {cost.service}
        <Bar share={cost.share} />
      </th>
      <td>{usdWords(cost.usd)}</td>
      <td>{Math.round(cost.share * 100)} %</td>
    </tr>
    {cost.lines.map(({ unit, count: number, usd }) => (
      <tr key={unit}>
        <th scope="row">{unit}</th>
        <td>{quantityWords(number)}</td>
        <td>{usdWords(usd)}</td>
        <td />
      </tr>
    ))}
  </tbody>
);

const Lines = ({ answer }: { readonly answer: CostAnswer }): JSX.Element => (
  <table class="cost-table tabular">
    <caption class="visually-hidden">What was counted, by service, dearest first</caption>
    <thead>
      <tr>
        <th scope="col">Service</th>
        <th scope="col">Counted</th>
        <th scope="col">US dollars</th>
        <th scope="col">Share</th>
      </tr>
    </thead>
    {costByService(answer).map((cost) => (
      <Service key={cost.service} cost={cost} />
    ))}
  </table>
);

const NothingYet = (): JSX.Element => (
  <EmptyState
    icon="cost"
    title="Nothing was called yet"
    action={
      <Link class="button button-primary" href={pathOf({ panel: 'shop' })}>
        To the shop
      </Link>
    }
  >
    <p>Be a shopper for a minute: each request, call and mail is counted here with its price.</p>
  </EmptyState>
);

const Assumptions = ({ assumptions }: Pick<CostAnswer, 'assumptions'>): JSX.Element => (
  <Panel title="How this is reckoned">
    <ul class="cost-assumptions">
      {assumptions.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  </Panel>
);

export const CostPanel = (): JSX.Element => (
  <>
    <PageHeader
      title="Cost"
      lead="What this run has called since its start or the last reset, and what AWS would ask for it."
    />
    <Answer resource={useAnswer('cost')}>
      {(answer) => (
        <div class="cost">
          {answer.lines.length === 0 ? (
            <Panel>
              <NothingYet />
            </Panel>
          ) : (
            <>
              <Figures {...answer} />
              <Panel isFlush title="By service">
                <Lines answer={answer} />
              </Panel>
            </>
          )}
          <Assumptions assumptions={answer.assumptions} />
        </div>
      )}
    </Answer>
  </>
);
