import { Button } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { LabelCode } from '../../../../contract/labels.ts';
import { formatInstant, formatNumber } from '../../../shared/formats.ts';
import { HistoryPanel } from '../../kit/history/HistoryPanel.tsx';
import { useRight } from '../../app/session/session.ts';
import { useLabel, useLanguage, useTexts } from '../../kit/i18n.ts';
import { Facts, Page, Panel } from '../../kit/Page.tsx';
import { showDate } from '../../kit/show.ts';
import { Await } from '../../kit/state/Await.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { StatusTag } from '../../kit/StatusTag.tsx';
import { TableRegion } from '../../kit/TableRegion.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { useApi } from '../../kit/useApi.ts';
import { useLive } from '../../kit/useLive.ts';
import { FocusCases } from './FocusCases.tsx';
import { FocusCordons } from './FocusCordons.tsx';
import { FocusClock } from './FocusClock.tsx';
import { ReportDialog } from './ReportDialog.tsx';
import { StepDialog } from './StepDialog.tsx';
import { focusLogWord } from './log-words.ts';
import { texts } from './texts.ts';
import type { FocusRecord } from './types.ts';

type Stage = FocusRecord['clocks'][number]['stage'];
type State = FocusRecord['state'];
const LIVE = { focus: ['/foci'] } as const;

/** One outbreak focus: its clock first, then its cases. */
export function FocusPage() {
  const { id = '' } = useParams({ strict: false });
  const t = useTexts(texts);
  useLive(LIVE);
  const query = useApi('GET /foci/{id}', { params: { id } });
  const record = query.data;
  return (
    <Page
      title={record?.title ?? t('title')}
      lead={
        record === undefined ? null : (
          <>
            <StatusTag kind="focusState" code={record.state} /> <FocusClock next={record.next} />
          </>
        )
      }
    >
      <Await query={query} lines={8}>
        {(focus) => <Record record={focus} />}
      </Await>
    </Page>
  );
}

const steps: {
  readonly [state in State]: readonly (readonly [State, 'toActive' | 'toEnded' | 'toDropped' | 'again'])[];
} = {
  FOUND: [
    ['ACTIVE', 'toActive'],
    ['DROPPED', 'toDropped'],
  ],
  ACTIVE: [
    ['ENDED', 'toEnded'],
    ['DROPPED', 'toDropped'],
  ],
  ENDED: [['ACTIVE', 'again']],
  DROPPED: [],
};

function Record({ record }: { readonly record: FocusRecord }) {
  const t = useTexts(texts);
  const name = useLabel();
  const lang = useLanguage();
  const cordons = useRight('lockdown.manage');
  const readsCordons = useRight('lockdown.read');
  const [stepping, setStepping] = useState<State | null>(null);
  const [reporting, setReporting] = useState<Stage | null>(null);
  const { rule, group } = record;
  return (
    <>
      {record.may.manage ? (
        <div className="row">
          {steps[record.state].map(([to, text], i) => (
            <Button key={to} variant={i === 0 ? 'filled' : 'default'} onClick={() => setStepping(to)}>
              {t(text)}
            </Button>
          ))}
          {cordons && record.state !== 'DROPPED' ? (
            <Link to="/lockdowns/new" search={{ focus: record.id }}>
              {t('lockdown')}
            </Link>
          ) : null}
        </div>
      ) : null}
      <Panel title={t('clocks')}>
        {group === null ? <Notice tone="warning">{t('noGroup')}</Notice> : null}
        <Clocks record={record} onReport={setReporting} />
        {group === null || rule.reportHours === null || rule.quietDays === null ? null : (
          <p>{t('rule', { group, hours: rule.reportHours, days: rule.quietDays })}</p>
        )}
        {rule.certainty === 'verified' ? null : <Notice tone="warning">{t('unverified')}</Notice>}
        <p className="muted small">
          {t('source', { source: lang === 'vi' ? rule.source.vi : rule.source.en })}
        </p>
      </Panel>
      <Panel>
        <Facts
          items={[
            [t('disease'), name('disease', record.disease as LabelCode<'disease'>)],
            [t('group'), group === null ? null : t('groupOf', { group })],
            [t('area'), record.areaName],
            [t('place'), record.placeName],
            [t('foundAt'), formatInstant(record.foundAt)],
            [t('activeAt'), record.activeAt === null ? null : formatInstant(record.activeAt)],
            [t('endedAt'), record.endedAt === null ? null : formatInstant(record.endedAt)],
            [t('cases'), formatNumber(record.cases)],
            [t('lastCase'), showDate(record.lastCaseDate)],
            [t('mayEnd'), showDate(record.mayEndFrom)],
            [
              t('cluster'),
              record.clusterId === null ? null : (
                <Link key="cluster" to="/clusters/$id" params={{ id: record.clusterId }}>
                  {t('openCluster')}
                </Link>
              ),
            ],
            [t('note'), record.note],
          ]}
        />
      </Panel>
      <FocusCases record={record} />
      {readsCordons ? <FocusCordons focusId={record.id} /> : null}
      <HistoryPanel of="foci" id={record.id} />
      <Panel title={t('log')}>
        <ul className="plain-list">
          {record.timeline.map((entry) => (
            <li key={`${entry.at} ${entry.kind} ${entry.detail}`} className="row">
              <span className="muted">{formatInstant(entry.at)}</span>
              <strong>{focusLogWord(entry.kind, lang)}</strong>
              <span>{entry.kind === 'propose' ? null : entry.detail}</span>
              <span className="muted">{entry.by}</span>
            </li>
          ))}
        </ul>
      </Panel>
      {stepping === null ? null : (
        <StepDialog record={record} to={stepping} onClose={() => setStepping(null)} />
      )}
      {reporting === null ? null : (
        <ReportDialog focusId={record.id} stage={reporting} onClose={() => setReporting(null)} />
      )}
    </>
  );
}

type ClocksProps = { readonly record: FocusRecord; readonly onReport: (stage: Stage) => void };

function Clocks({ record, onReport }: ClocksProps) {
  const t = useTexts(texts);
  const name = useLabel();
  const began = { found: record.foundAt, active: record.activeAt, ended: record.endedAt };
  return (
    <TableRegion label={t('clocks')}>
      <table className="table cards">
        <caption className="hidden">{t('clocks')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('stage')}</th>
            <th scope="col">{t('due')}</th>
            <th scope="col">{t('reported')}</th>
            <th scope="col">{t('to')}</th>
            <th scope="col">
              <span className="hidden">{t('report')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {record.clocks.map((clock) => (
            <tr key={clock.stage}>
              <th scope="row" className="row-name">
                {name('focusStage', clock.stage)}
              </th>
              <td data-label={t('due')}>{clock.dueAt === null ? t('notYet') : formatInstant(clock.dueAt)}</td>
              <td data-label={t('reported')}>
                {clock.reportedAt === null ? null : `${formatInstant(clock.reportedAt)} `}
                {clock.dueAt === null ? null : (
                  <Tag tone={clock.late ? 'bad' : clock.reportedAt === null ? 'blue' : 'good'}>
                    {t(clock.late ? 'lateTag' : clock.reportedAt === null ? 'waiting' : 'inTime')}
                  </Tag>
                )}
              </td>
              <td data-label={t('to')} className="wrap">
                {clock.to}
              </td>
              <td>
                {record.may.manage &&
                record.state !== 'DROPPED' &&
                began[clock.stage] !== null &&
                clock.reportedAt === null ? (
                  <Button
                    size="compact-md"
                    aria-label={t('reportTitle', { stage: name('focusStage', clock.stage) })}
                    onClick={() => onReport(clock.stage)}
                  >
                    {t('report')}
                  </Button>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableRegion>
  );
}
