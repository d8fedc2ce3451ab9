import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { formatInstant, formatNumber } from '../../../shared/formats.ts';
import { useRight } from '../../app/session/session.ts';
import { fileUrl } from '../../kit/api.ts';
import { type BulkOutcome, BulkOutcomes } from '../../kit/BulkOutcomes.tsx';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { CodeFilter, urlCode } from '../../kit/list/CodeFilter.tsx';
import type { Column } from '../../kit/list/Column.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { useSelection } from '../../kit/list/selection.ts';
import { type RowOf, useList } from '../../kit/list/useList.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { Panel } from '../../kit/Page.tsx';
import { PhoneLink } from '../../kit/PhoneLink.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { common } from '../../kit/texts.ts';
import { useSend } from '../../kit/useApi.ts';
import type { ClusterRecord } from './draft.ts';
import { ToCases } from './ToCases.tsx';
import { ToContacts } from './ToContacts.tsx';
import { texts } from './texts.ts';

type Participant = RowOf<'GET /clusters/{id}/participants'>;

/** Who took part: tick them and make them contacts of a case, cases, or take them off. */
export function Participants({ record }: { readonly record: ClusterRecord }) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const label = useLabel();
  const [url, change] = useUrlState();
  const selection = useSelection();
  const mayDecide = useRight('contact.decide');
  const mayOpen = useRight('case.write');
  const [dialog, setDialog] = useState<'contacts' | 'cases' | null>(null);
  const [outcomes, setOutcomes] = useState<readonly BulkOutcome[] | null>(null);
  const remove = useSend('POST /clusters/{id}/participants/removals', ['/clusters']);
  const params = { id: record.id };
  const query = { involvement: urlCode('involvement', url['involvement']), limit: 100 };
  const list = useList('GET /clusters/{id}/participants', { params, query });
  const names = new Map(list.rows.map((row) => [row.personId, row.name]));
  const ids = [...selection.keys];
  const finish = (done: readonly BulkOutcome[]) => {
    setDialog(null);
    setOutcomes(done);
    selection.set(done.flatMap((one) => (one.status >= 400 && one.id !== null ? [one.id] : [])));
  };
  const onRemove = async () => {
    const result = await remove.send({ params, body: { personIds: ids } });
    if (result.ok) {
      finish(result.data.outcomes);
      selection.clear();
    }
  };
  const columns: Column<Participant>[] = [
    {
      id: 'name',
      title: t('fullName'),
      render: (row) => (
        <Link to="/people/$id" params={{ id: row.personId }}>
          {row.name}
        </Link>
      ),
    },
    { id: 'phone', title: t('phone'), render: (row) => <PhoneLink phone={row.phone} /> },
    { id: 'year', title: t('birthYear'), render: (row) => row.birthYear ?? '–' },
    { id: 'involvement', title: t('involvement'), render: (row) => label('involvement', row.involvement) },
    { id: 'source', title: t('source'), render: (row) => label('participantSource', row.source) },
    {
      id: 'present',
      title: t('presentAt'),
      render: (row) => `${formatInstant(row.from)} – ${formatInstant(row.to)}`,
    },
    {
      id: 'case',
      title: t('isCase'),
      render: (row) =>
        row.caseIds.length === 0
          ? '–'
          : row.caseIds.map((id) => (
              <Link key={id} to="/cases/$id" params={{ id }}>
                ✕ {t('isCase')}
              </Link>
            )),
    },
  ];
  return (
    <Panel
      title={t('participants')}
      actions={
        <ExportList
          url={fileUrl('GET /clusters/{id}/participants', { params, query: query as object })}
          people
          name="participants"
        />
      }
    >
      <div className="filters">
        <CodeFilter
          kind="involvement"
          label={t('involvement')}
          all={t('anyInvolvement')}
          name="involvement"
          url={url}
          change={change}
        />
      </div>
      <FailureNotice failure={remove.failure} />
      {outcomes === null ? null : <BulkOutcomes outcomes={outcomes} nameOf={(id) => names.get(id)} />}
      {ids.length === 0 ? null : (
        <div className="row selection-bar">
          <strong>{words('selected', { n: formatNumber(ids.length) })}</strong>
          {mayDecide ? <Button onClick={() => setDialog('contacts')}>{t('toContacts')}</Button> : null}
          {mayOpen ? (
            <Button variant="outline" onClick={() => setDialog('cases')}>
              {t('toCases')}
            </Button>
          ) : null}
          <Button variant="default" loading={remove.busy} onClick={() => void onRemove()}>
            {t('remove')}
          </Button>
          <Button variant="subtle" onClick={selection.clear}>
            {words('clearSelection')}
          </Button>
        </div>
      )}
      <DataList
        label={t('participants')}
        list={list}
        columns={columns}
        selection={selection}
        rowKey={(row) => row.personId}
        rowName={(row) => row.name}
        empty={{ title: t('noParticipants'), hint: t('noParticipantsHint') }}
      />
      {dialog === 'contacts' ? (
        <ToContacts record={record} personIds={ids} onClose={() => setDialog(null)} onDone={finish} />
      ) : null}
      {dialog === 'cases' ? (
        <ToCases record={record} personIds={ids} onClose={() => setDialog(null)} onDone={finish} />
      ) : null}
    </Panel>
  );
}
