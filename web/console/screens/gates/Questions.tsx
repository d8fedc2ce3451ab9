import { Button } from '@mantine/core';
import { useState } from 'react';
import { useRight } from '../../app/session/session.ts';
import { fileUrl } from '../../kit/api.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { CodeFilter, urlCode } from '../../kit/list/CodeFilter.tsx';
import { DataList } from '../../kit/list/DataList.tsx';
import { Filters } from '../../kit/list/Filters.tsx';
import { useList } from '../../kit/list/useList.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { showInstant } from '../../kit/show.ts';
import { Tag } from '../../kit/Tag.tsx';
import { useNow } from '../../kit/useNow.ts';
import { AnswerDialog } from './AnswerDialog.tsx';
import { DecisionTag } from './DecisionTag.tsx';
import { deskTexts } from './deskTexts.ts';
import { PostSelect } from './PostSelect.tsx';
import { texts } from './texts.ts';
import { useAge } from './useAge.ts';
import type { QuestionRow } from './types.ts';

const tones = { open: 'bad', answered: 'blue', settled: 'muted' } as const;
const EVERY_MS = 10_000;

/** What posts ask the commander, those without an answer first, each with how long it has waited. */
export function Questions() {
  const t = useTexts(deskTexts);
  const gates = useTexts(texts);
  const name = useLabel();
  const age = useAge();
  const now = useNow();
  const commands = useRight('gate.command');
  const [url, change] = useUrlState();
  const [answering, setAnswering] = useState<QuestionRow | null>(null);
  const query = { post: url['post'], state: urlCode('escalationState', url['state']) };
  const list = useList('GET /gates/escalations', { query }, { everyMs: EVERY_MS });
  return (
    <>
      <p className="muted">{t('lead')}</p>
      <Filters url={url} change={change} names={['post', 'state']}>
        <PostSelect url={url} change={change} />
        <CodeFilter
          kind="escalationState"
          label={t('state')}
          all={t('anyState')}
          name="state"
          url={url}
          change={change}
        />
      </Filters>
      <div className="row">
        <ExportList url={fileUrl('GET /gates/escalations', { query: query as object })} name="escalations" />
      </div>
      <DataList
        label={t('label')}
        list={list}
        columns={[
          {
            id: 'about',
            title: t('about'),
            className: 'wrap',
            render: (row) => (
              <>
                <strong>{row.who ?? '•••'}</strong>
                <span className="block">{row.reason}</span>
                <span className="muted small block">
                  {[
                    row.people > 0 ? t('people', { n: row.people }) : null,
                    row.keptVehicle ? t('kept') : null,
                  ]
                    .filter((part) => part !== null)
                    .join(' · ')}
                </span>
              </>
            ),
          },
          {
            id: 'asked',
            title: t('asked'),
            className: 'reach',
            render: (row) => (
              <>
                {showInstant(row.raisedAt)}
                <span className="muted small block">
                  {row.postName} · {row.raisedBy}
                </span>
                {row.takenBy === null ? null : (
                  <span className="muted small block">{t('taken', { name: row.takenBy })}</span>
                )}
              </>
            ),
          },
          {
            id: 'state',
            title: t('state'),
            className: 'reach',
            render: (row) => (
              <>
                <Tag tone={tones[row.state]}>{name('escalationState', row.state)}</Tag>
                {row.state === 'open' ? (
                  <strong className="block">{t('age', { age: age(row.raisedAt, now) })}</strong>
                ) : null}
                {row.settledAt === null ? null : (
                  <span className="muted small block">
                    {t('settled', { at: showInstant(row.settledAt) })}
                  </span>
                )}
                {row.handedTo === null ? null : (
                  <span className="small block">{t('handedTo', { to: row.handedTo })}</span>
                )}
              </>
            ),
          },
          {
            id: 'answer',
            title: t('answer'),
            className: 'wrap',
            render: (row) =>
              row.decision === null ? (
                commands && row.state === 'open' ? (
                  <Button size="compact-sm" onClick={() => setAnswering(row)}>
                    {t('answer')}
                    <span className="hidden"> {row.who}</span>
                  </Button>
                ) : (
                  '–'
                )
              ) : (
                <>
                  <DecisionTag code={row.decision} /> {row.answer}
                  <span className="muted small block">
                    {t('answered', { name: row.answeredBy ?? '–', at: showInstant(row.answeredAt) })}
                  </span>
                </>
              ),
          },
          {
            id: 'group',
            title: gates('crossings'),
            render: (row) =>
              row.groupId === null ? (
                '–'
              ) : (
                <Button
                  variant="default"
                  size="compact-sm"
                  onClick={() =>
                    change({ tab: 'crossings', group: row.groupId ?? undefined, state: undefined })
                  }
                >
                  {t('group')}
                </Button>
              ),
          },
        ]}
        rowKey={(row) => row.id}
        rowName={(row) => `${row.who ?? ''} ${showInstant(row.raisedAt)}`}
        empty={{ title: t('none'), hint: t('noneHint') }}
      />
      {answering === null ? null : <AnswerDialog question={answering} onClose={() => setAnswering(null)} />}
    </>
  );
}
