import './permissions-panel.css';
import type { JSX } from 'preact';
import type { DenialAnswer, GrantAnswer, PermissionsAnswer } from '../../../shown/answers.ts';
import { Answer } from '../../components/answer.tsx';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { DataTable, type Column } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Icon } from '../../components/icons.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { Panel } from '../../components/panel.tsx';
import { Time } from '../../components/time.tsx';
import { query, setQuery } from '../../router.ts';
import { useAnswer } from '../../store.ts';
import { count } from '../../words/count.ts';
import { grantsByHolder, shortCondition, shortResource, splitAction, type HolderGrants } from './grants.ts';

const Action = ({ action }: { readonly action: string }): JSX.Element => {
  const { service, name } = splitAction(action);
  return (
    <span class="permissions-action">
      {service !== '' && <span class="soft">{service}:</span>}
      {name}
    </span>
  );
};

interface ResourceProps {
  readonly resource: string;
  readonly condition?: string | undefined;
}

const Resource = ({ resource, condition }: ResourceProps): JSX.Element => (
  <div class="permissions-on">
    <code title={resource}>{shortResource(resource)}</code>
    {condition !== undefined && (
      <span class="permissions-condition" title={condition}>
        if {shortCondition(condition)}
      </span>
    )}
  </div>
);

const Uses = ({ uses }: GrantAnswer): JSX.Element =>
  uses === 0 ? <Badge tone="warn">never used</Badge> : <>{count(uses, 'use')}</>;

const GRANTS: readonly Column<GrantAnswer>[] = [
  { id: 'action', header: 'May do', cell: Action },
  { id: 'resource', header: 'On', cell: Resource },
  { id: 'uses', header: 'Used', align: 'end', cell: Uses },
];

const DENIALS: readonly Column<DenialAnswer>[] = [
  {
    id: 'who',
    header: 'Who',
    cell: ({ holder }) => (
      <span class="permissions-denied">
        <Icon name="alert" size={15} /> {holder} was denied
      </span>
    ),
  },
  { id: 'action', header: 'What', cell: Action },
  { id: 'resource', header: 'On', cell: Resource },
  { id: 'at', header: 'When', cell: ({ at }) => <Time at={at} format="clock" /> },
];

const keyOf = ({ action, resource }: GrantAnswer): string => `${action} ${resource}`;

const Denied = ({ denied }: Pick<PermissionsAnswer, 'denied'>): JSX.Element => (
  <Panel isFlush title={`${count(denied.length, 'call')} denied`} class="permissions-denials">
    <DataTable
      caption="Denied calls, newest first"
      rows={denied.map((denial, index) => ({ ...denial, index })).toReversed()}
      keyOf={({ index }) => String(index)}
      columns={DENIALS}
    />
  </Panel>
);

const Holder = ({ holder, grants, neverUsed }: HolderGrants): JSX.Element => (
  <Panel
    isFlush
    class="permissions-holder"
    title={holder}
    aside={`${count(grants.length, 'permission')}${neverUsed === 0 ? '' : `, ${neverUsed} never used`}`}
  >
    <DataTable caption={`What ${holder} may do`} rows={grants} keyOf={keyOf} columns={GRANTS} />
  </Panel>
);

const neverUsedOnly = ({ holder, grants, neverUsed }: HolderGrants): HolderGrants => ({
  holder,
  neverUsed,
  grants: grants.filter(({ uses }) => uses === 0),
});

const Holders = ({ holders }: { readonly holders: readonly HolderGrants[] }): JSX.Element => {
  const isNarrowed = query.value.get('show') === 'never-used';
  const neverUsed = holders.reduce((sum, holder) => sum + holder.neverUsed, 0);
  const shown = isNarrowed ? holders.map(neverUsedOnly).filter(({ grants }) => grants.length > 0) : holders;
  return (
    <>
      <div class="permissions-bar">
        <p>
          {neverUsed === 0
            ? 'All that is granted was used in this run.'
            : `${count(neverUsed, 'permission')} not used in this run yet. What no test uses either fails npm test.`}
        </p>
        <Button
          aria-pressed={isNarrowed}
          icon="filter"
          onClick={() => setQuery('show', isNarrowed ? undefined : 'never-used')}
        >
          Never used only
        </Button>
      </div>
      {shown.map((holder) => (
        <Holder key={holder.holder} {...holder} />
      ))}
      {shown.length === 0 && (
        <Panel>
          <EmptyState icon="permissions" title="Nothing is granted in vain" />
        </Panel>
      )}
    </>
  );
};

export const PermissionsPanel = (): JSX.Element => (
  <>
    <PageHeader
      title="Permissions"
      lead="What each role of the template may do, and what of it was done. Every call is checked against these, and refused as AWS refuses it."
    />
    <Answer resource={useAnswer('permissions')}>
      {(answer) => (
        <div class="permissions">
          {answer.denied.length > 0 && <Denied denied={answer.denied} />}
          <Holders holders={grantsByHolder(answer)} />
        </div>
      )}
    </Answer>
  </>
);
