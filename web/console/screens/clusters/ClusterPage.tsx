import { Button } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { LabelCode } from '../../../../contract/labels.ts';
import { useRight } from '../../app/session/session.ts';
import { formatInstant, formatNumber, formatPercent } from '../../../shared/formats.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { Facts, Page, Panel } from '../../kit/Page.tsx';
import { showDate } from '../../kit/show.ts';
import { StatusTag } from '../../kit/StatusTag.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { common } from '../../kit/texts.ts';
import { useApi, useInvalidate } from '../../kit/useApi.ts';
import { AddParticipants } from './AddParticipants.tsx';
import { ClusterEdit } from './ClusterEdit.tsx';
import type { ClusterRecord } from './draft.ts';
import { LinkedCases } from './LinkedCases.tsx';
import { Participants } from './Participants.tsx';
import { texts } from './texts.ts';
import { Timeline } from './Timeline.tsx';

/** One event or cluster: what is known, who took part, who fell ill, what was done. */
export function ClusterPage() {
  const { id = '' } = useParams({ strict: false });
  const t = useTexts(texts);
  const query = useApi('GET /clusters/{id}', { params: { id } });
  const record = query.data;
  return (
    <Page
      title={record?.title ?? t('title')}
      lead={record === undefined ? null : <StatusTag kind="eventStatus" code={record.status} />}
    >
      <Await query={query} lines={8}>
        {(cluster) => <Record key={cluster.id} record={cluster} />}
      </Await>
    </Page>
  );
}

function Record({ record }: { readonly record: ClusterRecord }) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const label = useLabel();
  const invalidate = useInvalidate();
  const focuses = useRight('focus.manage');
  const [editing, setEditing] = useState(false);
  const [saved, setSaved] = useState(false);
  const [adding, setAdding] = useState(record.participants === 0);
  if (editing) {
    return (
      <Panel title={words('edit')}>
        <ClusterEdit
          record={record}
          onCancel={() => setEditing(false)}
          onSaved={() => {
            setSaved(true);
            setEditing(false);
            invalidate(['/clusters']);
          }}
        />
      </Panel>
    );
  }
  return (
    <>
      {saved ? <Notice tone="good" title={t('edited')} /> : null}
      <div className="row">
        <Button onClick={() => setEditing(true)}>{words('edit')}</Button>
        <Button variant="default" aria-expanded={adding} onClick={() => setAdding(!adding)}>
          {t('addParticipants')}
        </Button>
        {focuses ? (
          <Link to="/foci/new" search={{ cluster: record.id }}>
            {t('toFocus')}
          </Link>
        ) : null}
      </div>
      <Summary record={record} />
      <Panel>
        <Facts
          items={[
            [t('disease'), label('disease', record.disease as LabelCode<'disease'>)],
            [t('from'), formatInstant(record.from)],
            [t('to'), formatInstant(record.to)],
            [t('area'), record.areaName],
            [t('place'), record.placeName],
            [t('placeKind'), label('placeKind', record.placeKind)],
            [t('investigation'), label('investigationStatus', record.investigation)],
            [t('risk'), label('riskLevel', record.risk)],
            [t('description'), record.description],
          ]}
        />
      </Panel>
      {adding ? <AddParticipants record={record} /> : null}
      <Participants record={record} />
      <div className="two">
        <LinkedCases cases={record.linkedCases} />
        <Timeline entries={record.timeline} />
      </div>
    </>
  );
}

function Summary({ record }: { readonly record: ClusterRecord }) {
  const t = useTexts(texts);
  const { summary } = record;
  const rate = summary.attackRate;
  const percent = (value: number) => formatPercent(value, 1);
  return (
    <Panel>
      <Facts
        items={[
          [t('participants'), formatNumber(summary.participants)],
          [t('ill'), formatNumber(summary.ill)],
          [t('illBefore'), formatNumber(summary.illBefore)],
          [
            t('attackRate'),
            rate === null ? null : (
              <strong key="rate">
                {t('interval', {
                  value: percent(rate.value),
                  low: percent(rate.low),
                  high: percent(rate.high),
                })}
              </strong>
            ),
          ],
          [
            t('onsets'),
            summary.firstOnset === null
              ? null
              : `${showDate(summary.firstOnset)} – ${showDate(summary.lastOnset)}`,
          ],
        ]}
      />
      <p className="muted small">
        {t('attackHint')} {t('asOf', { time: formatInstant(summary.asOf) })}
      </p>
    </Panel>
  );
}
