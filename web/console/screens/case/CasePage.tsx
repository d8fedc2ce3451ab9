import { Button } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { formatInstant } from '../../../shared/formats.ts';
import { useRight } from '../../app/session/session.ts';
import type { LabelCode } from '../../../../contract/labels.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { HistoryPanel } from '../../kit/history/HistoryPanel.tsx';
import { Facts, Panel } from '../../kit/Page.tsx';
import { PhoneLink } from '../../kit/PhoneLink.tsx';
import { showBirth, showDate, showInstant, showRecalled } from '../../kit/show.ts';
import { StatusTag } from '../../kit/StatusTag.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { common } from '../../kit/texts.ts';
import { useInvalidate } from '../../kit/useApi.ts';
import { BeginSearch } from '../searches/BeginSearch.tsx';
import { SendHandover } from '../handover/SendHandover.tsx';
import { IssueOrder } from '../orders/IssueOrder.tsx';
import { CaseEdit } from './CaseEdit.tsx';
import { CaseFrame } from './CaseFrame.tsx';
import { HouseholdCluster } from './HouseholdCluster.tsx';
import { type CaseRecord, dateFields, recalledFields } from './draft.ts';
import { Windows } from './Windows.tsx';
import { texts } from './texts.ts';
import { TableRegion } from '../../kit/TableRegion.tsx';

/** The record of one case. */
export function CasePage() {
  const { id } = useParams({ strict: false });
  return <CaseFrame id={id ?? ''}>{(record) => <Record key={record.id} record={record} />}</CaseFrame>;
}

function Record({ record }: { readonly record: CaseRecord }) {
  const t = useTexts(texts);
  const label = useLabel();
  const words = useTexts(common);
  const invalidate = useInvalidate();
  const mayEdit = useRight('case.write');
  const mayOrder = useRight('order.issue');
  const mayTrace = useRight('tracing.run');
  const mayHandOver = useRight('handover.act') && record.outcome === 'NO_OUTCOME';
  const maySearch = useRight('followup.record') && record.outcome === 'NO_OUTCOME';
  const [handing, setHanding] = useState(false);
  const [editing, setEditing] = useState(false);
  const [ordering, setOrdering] = useState(false);
  const [saved, setSaved] = useState(false);
  if (editing) {
    return (
      <Panel title={words('edit')}>
        <CaseEdit
          record={record}
          onCancel={() => setEditing(false)}
          onSaved={() => {
            setSaved(true);
            setEditing(false);
            invalidate(['/cases']);
          }}
        />
      </Panel>
    );
  }
  const { person } = record;
  return (
    <>
      {saved ? <Notice tone="good">{t('edited')}</Notice> : null}
      <div className="row">
        {mayEdit ? <Button onClick={() => setEditing(true)}>{words('edit')}</Button> : null}
        {mayOrder ? (
          <Button variant="default" onClick={() => setOrdering(true)}>
            {t('issueOrder')}
          </Button>
        ) : null}
        {mayHandOver ? (
          <Button variant="default" onClick={() => setHanding(true)}>
            {t('handOver')}
          </Button>
        ) : null}
        {maySearch ? <BeginSearch caseId={record.id} /> : null}
        {mayTrace ? (
          <Link to="/cases/$id/call" params={{ id: record.id }}>
            {t('firstCall')}
          </Link>
        ) : null}
        {mayTrace ? <HouseholdCluster caseId={record.id} /> : null}
      </div>
      <Panel title={t('dates')}>
        <Facts
          items={[
            ...recalledFields.map(
              (field) =>
                [t(field), showRecalled(record[field], record[`${field}To`], t('recalled'))] as const,
            ),
            ...dateFields.map((field) => [t(field), showDate(record[field])] as const),
            [t('reportDate'), showDate(record.reportDate)],
            [t('isolatedAt'), showInstant(record.isolatedAt)],
            [t('outcome'), <StatusTag key="outcome" kind="caseOutcome" code={record.outcome} />],
            [t('outcomeDate'), showDate(record.outcomeDate)],
            [t('disease'), label('disease', record.disease as LabelCode<'disease'>)],
            [t('created'), formatInstant(record.createdAt)],
          ]}
        />
      </Panel>
      <Windows key={record.version} record={record} mayEdit={mayEdit} />
      <div className="two">
        <Panel
          title={t('person')}
          actions={
            <Link to="/people/$id" params={{ id: person.id }}>
              {t('openPerson')}
            </Link>
          }
        >
          <Facts
            items={[
              [t('person'), person.fullName],
              [t('birth'), showBirth(person)],
              [t('phone'), <PhoneLink key="phone" phone={person.phone} />],
              [t('address'), person.address],
            ]}
          />
        </Panel>
        <Panel title={t('places')}>
          <Facts
            items={[
              [t('areaId'), record.areaName],
              [t('stayAreaId'), record.stayAreaName],
              [
                t('sourceCaseId'),
                record.sourceCaseId === null ? null : (
                  <Link key="source" to="/cases/$id" params={{ id: record.sourceCaseId }}>
                    {t('openSource')}
                  </Link>
                ),
              ],
              [t('origin'), record.origin === null ? t('originUnknown') : label('caseOrigin', record.origin)],
            ]}
          />
        </Panel>
      </div>
      <Classifications record={record} />
      <HistoryPanel of="cases" id={record.id} />
      {handing ? (
        <SendHandover
          people={[{ subject: 'case', id: record.id, name: person.fullName }]}
          onClose={() => setHanding(false)}
        />
      ) : null}
      {ordering ? (
        <IssueOrder
          people={[{ id: person.id, name: person.fullName }]}
          caseId={record.id}
          suggested="isolation-hospital"
          onClose={() => setOrdering(false)}
        />
      ) : null}
    </>
  );
}

function Classifications({ record }: { readonly record: CaseRecord }) {
  const t = useTexts(texts);
  return (
    <Panel title={t('history')}>
      <TableRegion label={t('history')}>
        <table className="table">
          <caption className="hidden">{t('history')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('historyAt')}</th>
              <th scope="col">{t('classification')}</th>
              <th scope="col">{t('historyBy')}</th>
              <th scope="col">{t('historyReason')}</th>
            </tr>
          </thead>
          <tbody>
            {record.classifications.map((change) => (
              <tr key={change.at}>
                <td>{formatInstant(change.at)}</td>
                <td>
                  <StatusTag kind="caseClassification" code={change.classification} />
                </td>
                <td>{change.by}</td>
                <td className="wrap">{change.reason ?? '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableRegion>
    </Panel>
  );
}
