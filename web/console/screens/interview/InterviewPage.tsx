import { Checkbox } from '@mantine/core';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { labelOptions } from '../../../../contract/labels.ts';
import { formatInstant } from '../../../shared/formats.ts';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { useList } from '../../kit/list/useList.ts';
import { Page, Panel } from '../../kit/Page.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useApi } from '../../kit/useApi.ts';
import { draftOf, type Interview } from './answers.ts';
import { CallHeader } from './CallHeader.tsx';
import { CallState } from './CallState.tsx';
import { Decisions } from './Decisions.tsx';
import { Choices, type SetAnswers, TextAnswer } from './fields.tsx';
import { Health } from './Health.tsx';
import './interview.css';
import { NamedContacts } from './NamedContacts.tsx';
import { shownAnswers } from './queue.ts';
import { Result } from './Result.tsx';
import { ScriptSteps } from './ScriptSteps.tsx';
import { texts } from './texts.ts';
import { Timeline } from './Timeline.tsx';
import { useCalls } from './useCalls.ts';

/** One call from the first "hello" to the result. */
export function InterviewPage() {
  const t = useTexts(texts);
  const { id = '' } = useParams({ strict: false });
  const query = useApi('GET /interviews/{id}', { params: { id } });
  const name = query.data?.person.fullName;
  return (
    <Page
      title={name ?? t('title')}
      lead={
        <Link to="/" search={{ tab: 'calls' }}>
          {t('backToList')}
        </Link>
      }
    >
      <Await query={query} lines={10}>
        {(call) => <CallForm key={call.id} call={call} />}
      </Await>
    </Page>
  );
}

function CallForm({ call }: { readonly call: Interview }) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const navigate = useNavigate();
  const calls = useCalls();
  const due = useList('GET /interviews', { query: { view: 'due', limit: 50 } });
  const { id, version, draft: stored } = call;
  const { fullName } = call.person;
  useEffect(() => calls.open(id, fullName, version, stored), [calls, id, fullName, version, stored]);
  const state = calls.get(id);
  if (state === undefined) {
    return null;
  }
  if (call.status === 'DONE' && state.items.length === 0) {
    return (
      <>
        <Notice tone="good">
          {t('doneTitle', { time: call.completedAt === null ? '' : formatInstant(call.completedAt) })}
        </Notice>
        <CallHeader call={call} />
      </>
    );
  }
  const draft = draftOf(shownAnswers(state));
  const set: SetAnswers = (changes) => calls.edit(id, changes);
  const next = () => {
    // Who was just tried is on the list until it is read again.
    const rest = due.rows.filter((row) => row.id !== id && (calls.get(row.id)?.items.length ?? 0) === 0);
    const after = due.rows.findIndex((row) => row.id === id);
    const following = due.rows.slice(after + 1).find((row) => rest.includes(row)) ?? rest[0];
    void (following === undefined
      ? navigate({ to: '/', search: { tab: 'calls' } })
      : navigate({ to: '/interviews/$id', params: { id: following.id } }));
  };
  return (
    <>
      <CallHeader call={call} />
      <CallState id={id} state={state} calls={calls} />
      <div className="call-columns">
        {call.script === null ? null : <ScriptSteps script={call.script} />}
        <div className="stack">
          <Panel title={t('identity')}>
            <Choices
              kind="identityAnswer"
              quiet
              label={t('identity')}
              value={draft.identity}
              onChange={(identity) => set({ identity })}
            />
            {draft.identity === 'relative' ? <p className="muted">{t('relativeHint')}</p> : null}
            {draft.identity === 'other-person' ? (
              <Notice tone="warning" alert>
                {t('otherPerson')}
              </Notice>
            ) : null}
            <div className="two">
              <TextAnswer
                label={t('saidPhone')}
                tel
                max={60}
                value={draft.saidPhone}
                onChange={(saidPhone) => set({ saidPhone })}
              />
              <TextAnswer
                label={t('saidAddress')}
                max={300}
                value={draft.saidAddress}
                onChange={(saidAddress) => set({ saidAddress })}
              />
            </div>
          </Panel>
          <Health call={call} draft={draft} set={set} />
          <Timeline call={call} draft={draft} set={set} />
          <NamedContacts draft={draft} set={set} lastDay={call.recallTo} />
          <Panel title={t('needs')}>
            <Checkbox.Group
              aria-label={t('needs')}
              value={[...(draft.needs ?? [])]}
              onChange={(needs) => set({ needs })}
            >
              <div className="three">
                {labelOptions('interviewNeed', lang).map((option) => (
                  <Checkbox key={option.value} value={option.value} label={option.label} />
                ))}
              </div>
            </Checkbox.Group>
            <TextAnswer
              label={t('note')}
              rows={3}
              max={2000}
              value={draft.note}
              onChange={(note) => set({ note })}
            />
          </Panel>
          <Decisions call={call} />
          <Result id={id} draft={draft} calls={calls} onNext={next} />
        </div>
      </div>
    </>
  );
}
