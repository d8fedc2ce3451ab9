import { Button, Radio } from '@mantine/core';
import { useState } from 'react';
import { errorText } from '../../../shared/client.ts';
import { useLabel, useLanguage, useTexts } from '../../kit/i18n.ts';
import { Notice } from '../../kit/state/Notice.tsx';
import { showDate } from '../../kit/show.ts';
import type { Flat } from './answers.ts';
import type { Calls } from './calls.ts';
import { type CallState as State, shownAnswers } from './queue.ts';
import { texts } from './texts.ts';

type CallStateProps = { readonly id: string; readonly state: State; readonly calls: Calls };

/** What of this call is on the server, what waits, what was refused, where somebody else wrote too. */
export function CallState({ id, state, calls }: CallStateProps) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const { items, refused } = state;
  return (
    <div className="stack">
      <div aria-live="polite" data-waiting={items.length}>
        {items.length === 0 ? (
          <p className="muted small">✓ {t('allSaved')}</p>
        ) : (
          <Notice tone={calls.durable() ? 'info' : 'warning'}>
            <p>{t('waiting', { n: items.length })}</p>
            <p className="small">{t(calls.durable() ? 'durable' : 'notDurable')}</p>
          </Notice>
        )}
      </div>
      {refused === null ? null : (
        <Notice
          tone="bad"
          alert
          title={t('refusedTitle')}
          actions={
            <Button variant="default" onClick={() => calls.giveUp(id)}>
              {t('refusedGiveUp')}
            </Button>
          }
        >
          <p>{errorText(refused, lang)}</p>
          <RefusedRows state={state} />
        </Notice>
      )}
      {state.conflict === null ? null : (
        <ConflictChoice key={state.version} id={id} state={state} calls={calls} />
      )}
    </div>
  );
}

/** The rows that the server named, as the screen knows them. */
function RefusedRows({ state }: { readonly state: State }) {
  const t = useTexts(texts);
  const answers = shownAnswers(state);
  const rows = Object.keys(state.refused?.fields ?? {}).filter((key) => key in answers);
  return rows.length === 0 ? null : (
    <ul>
      {rows.map((key) => (
        <li key={key}>{t('problemRow', { row: sayRow(answers[key]) })}</li>
      ))}
    </ul>
  );
}

/** A row in a few words: what tells it from the others. */
function sayRow(value: unknown): string {
  const row = value as Flat;
  const date = row['date'] ?? row['lastContactDate'];
  return [
    typeof date === 'string' ? showDate(date) : null,
    row['from'],
    row['to'],
    row['fullName'],
    row['phone'],
    row['placeText'],
    row['company'],
    row['address'],
  ]
    .filter((part) => typeof part === 'string')
    .join(' · ');
}

function ConflictChoice({ id, state, calls }: CallStateProps) {
  const t = useTexts(texts);
  const label = useLabel();
  const { keys, theirs } = state.conflict ?? { keys: [], theirs: {} };
  const answers = shownAnswers(state);
  const [mine, setMine] = useState<ReadonlySet<string>>(() => new Set(keys));
  const say = (key: string, value: unknown): string => {
    if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) {
      return t('empty');
    }
    if (key === 'symptoms') {
      return (value as Parameters<typeof label<'symptom'>>[1][])
        .map((code) => label('symptom', code))
        .join(', ');
    }
    if (key === 'needs') {
      return (value as Parameters<typeof label<'interviewNeed'>>[1][])
        .map((code) => label('interviewNeed', code))
        .join(', ');
    }
    if (key === 'identity') {
      return label('identityAnswer', value as Parameters<typeof label<'identityAnswer'>>[1]);
    }
    if (key.startsWith('known.')) {
      return label('knownAnswer', value as Parameters<typeof label<'knownAnswer'>>[1]);
    }
    return typeof value === 'object' ? sayRow(value) : String(value as string | number);
  };
  const nameOf = (key: string) => {
    const group = key.split('.')[0] ?? key;
    return group === 'known' ? t('knownTitle') : t(group as 'note');
  };
  const choose = (key: string, own: boolean) =>
    setMine(new Set(own ? [...mine, key] : [...mine].filter((one) => one !== key)));
  return (
    <Notice
      tone="warning"
      alert
      title={t('conflictTitle')}
      actions={<Button onClick={() => calls.decide(id, [...mine])}>{t('conflictSave')}</Button>}
    >
      <p>{t('conflictText')}</p>
      {keys.map((key) => (
        <Radio.Group
          key={key}
          label={nameOf(key)}
          value={mine.has(key) ? 'mine' : 'theirs'}
          onChange={(value) => choose(key, value === 'mine')}
        >
          <Radio value="mine" label={t('mine', { value: say(key, answers[key]) })} />
          <Radio value="theirs" label={t('theirs', { value: say(key, theirs[key]) })} />
        </Radio.Group>
      ))}
    </Notice>
  );
}
