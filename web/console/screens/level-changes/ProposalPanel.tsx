import { Button, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { formatNumber } from '../../../shared/formats.ts';
import { fileUrl } from '../../kit/api.ts';
import { typed } from '../../kit/defined.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { useSelection } from '../../kit/list/selection.ts';
import { useList } from '../../kit/list/useList.ts';
import { Panel } from '../../kit/Page.tsx';
import { PhoneLink } from '../../kit/PhoneLink.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { StatusTag } from '../../kit/StatusTag.tsx';
import { useSend } from '../../kit/useApi.ts';
import { type BulkOutcome, BulkOutcomes } from '../../kit/BulkOutcomes.tsx';
import { type ChangeSet, levelName } from './moves.ts';
import './level-changes.css';
import { texts } from './texts.ts';

type ProposalPanelProps = {
  readonly set: ChangeSet;
  readonly count: ChangeSet['proposals'][number];
  /** Whether this officer may decide, and the set still waits. */
  readonly decides: boolean;
};

/** What is only to be known takes little room; what is to be decided is seen whole. */
const FEW = 10;
const MANY = 200;
const CHANGED = ['/level-changes', '/cases', '/contacts', '/orders'];

/** The people of one kind of proposal: tick some or none, give the reason, confirm. */
export function ProposalPanel({ set, count, decides }: ProposalPanelProps) {
  const t = useTexts(texts);
  const name = useLabel();
  const selection = useSelection();
  const { send, busy, failure } = useSend('POST /level-changes/{id}/apply', CHANGED);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const [outcomes, setOutcomes] = useState<readonly BulkOutcome[] | null>(null);
  const params = { id: set.id };
  const query = { proposal: count.proposal };
  const limit = count.proposal === 'NONE' ? FEW : MANY;
  const list = useList('GET /level-changes/{id}/rows', { params, query: { ...query, limit } });
  const acts = decides && count.open > 0 && count.proposal !== 'NONE';
  const chosen = [...selection.keys];

  const apply = async () => {
    const text = typed(reason);
    if (text === undefined) {
      setAsked(true);
      return;
    }
    const who = chosen.length > 0 ? { personIds: chosen } : {};
    const result = await send({ params, body: { proposal: count.proposal, reason: text, ...who } });
    if (result.ok) {
      setOutcomes(result.data.outcomes);
      setAsked(false);
      selection.set(result.data.outcomes.filter((one) => one.status >= 400).map((one) => one.id));
    }
  };
  const nameOf = (personId: string) => list.rows.find((row) => row.personId === personId)?.name;
  return (
    <Panel
      title={`${name('levelProposal', count.proposal)} (${formatNumber(count.n)})`}
      actions={
        <ExportList
          url={fileUrl('GET /level-changes/{id}/rows', { params, query })}
          people
          name="level-change-people"
        />
      }
    >
      {acts ? (
        <form
          className="row decision"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void apply();
          }}
        >
          <TextInput
            className="decision-reason"
            label={t('confirmText')}
            required
            value={reason}
            maxLength={300}
            error={asked && typed(reason) === undefined ? t('needReason') : undefined}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Button type="submit" loading={busy}>
            {chosen.length > 0
              ? t('applySome', { n: formatNumber(chosen.length) })
              : t('applyAll', { n: formatNumber(Math.min(count.open, 1000)) })}
          </Button>
        </form>
      ) : null}
      <FailureNotice failure={failure} typing />
      {outcomes === null ? null : (
        <BulkOutcomes
          outcomes={outcomes}
          nameOf={nameOf}
          title={(n, total) => t(n === total ? 'appliedAll' : 'appliedSome', { n, total })}
        />
      )}
      <DataList
        label={name('levelProposal', count.proposal)}
        list={list}
        {...(acts ? { selection } : {})}
        columns={[
          {
            id: 'person',
            title: t('person'),
            render: (row) => (
              <div className="two-targets">
                <Link to="/people/$id" params={{ id: row.personId }}>
                  {row.name}
                </Link>
                <span className="small">
                  <PhoneLink phone={row.phone} />
                </span>
              </div>
            ),
          },
          {
            id: 'levels',
            title: t('levels'),
            render: (row) => {
              const level = (value: number | null) => (value === null ? t('noContact') : levelName(value));
              return `${level(row.from)} → ${level(row.to)}`;
            },
          },
          {
            id: 'why',
            title: t('why'),
            className: 'wrap',
            render: (row) => name('changeReason', row.reason),
          },
          {
            id: 'order',
            title: t('order'),
            render: (row) =>
              row.orderId === null ? (
                '–'
              ) : (
                <Link to="/orders/$id" params={{ id: row.orderId }}>
                  {row.orderNumber}
                </Link>
              ),
          },
          {
            id: 'status',
            title: t('rowStatus'),
            render: (row) => <StatusTag kind="changeRowStatus" code={row.status} />,
          },
        ]}
        rowKey={(row) => row.personId}
        rowName={(row) => row.name}
        empty={{ title: t('none') }}
      />
    </Panel>
  );
}
