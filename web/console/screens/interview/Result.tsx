import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { instantToLocal, localToInstant } from '../../../shared/formats.ts';
import { newId } from '../../../shared/ids.ts';
import { type LabelCode, labelOptions } from '../../../../contract/labels.ts';
import { DateField } from '../../kit/form/DateField.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { Notice } from '../../kit/state/Notice.tsx';
import { showDate } from '../../kit/show.ts';
import { useKeys } from '../../kit/useKeys.ts';
import { useNow } from '../../kit/useNow.ts';
import type { Draft } from './answers.ts';
import type { Calls } from './calls.ts';
import { type Problem, problemsOf } from './days.ts';
import { Choices } from './fields.tsx';
import { texts } from './texts.ts';

type ResultProps = {
  readonly id: string;
  readonly draft: Draft;
  readonly calls: Calls;
  readonly onNext: () => void;
};

const HOUR_MS = 3_600_000;

/** What came of the call; saved here at once, sent when there is a network. */
export function Result({ id, draft, calls, onNext }: ResultProps) {
  const t = useTexts(texts);
  const [result, setResult] = useState<LabelCode<'attemptResult'> | null>(null);
  const [finish, setFinish] = useState(true);
  const [callBackAt, setCallBackAt] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const later = callBackAt === null ? null : localToInstant(callBackAt);
  const now = useNow();
  const badTime = result === 'CALL_BACK' && (later === null || Date.parse(later) <= now);
  const problems = result === 'REACHED' && finish ? problemsOf(draft) : [];
  const choose = (chosen: typeof result) => {
    setResult(chosen);
    if (chosen === 'CALL_BACK' && callBackAt === null) {
      setCallBackAt(instantToLocal(now + HOUR_MS));
    }
  };
  const save = (next: boolean) => {
    setTried(true);
    if (result === null || badTime || problems.length > 0) {
      return;
    }
    const at = new Date().toISOString();
    const callBack = result === 'CALL_BACK' && later !== null ? { callBackAt: later } : {};
    calls.add(id, { kind: 'attempt', id: newId(), body: { at, result, ...callBack } });
    if (result === 'REACHED' && finish) {
      calls.add(id, { kind: 'finish', id: newId(), body: { at } });
    }
    void calls.sync();
    setResult(null);
    setTried(false);
    if (next) {
      onNext();
    }
  };
  const keys = Object.fromEntries(
    labelOptions('attemptResult', 'vi').map(({ value }, i) => [String(i + 1), () => choose(value)]),
  );
  useKeys({ ...keys, 'mod+enter': () => save(true) });
  const say = (problem: Problem) =>
    'n' in problem ? t(problem.code, { n: problem.n }) : t(problem.code, { date: showDate(problem.date) });
  return (
    <section className="panel call-result" aria-label={t('result')}>
      <Choices
        kind="attemptResult"
        label={
          <>
            {t('result')} <span className="muted small">({t('resultKeys')})</span>
          </>
        }
        value={result}
        onChange={choose}
      />
      {result === 'REACHED' ? (
        <Checkbox
          label={t('finish')}
          checked={finish}
          onChange={(event) => setFinish(event.currentTarget.checked)}
        />
      ) : null}
      {result === 'CALL_BACK' ? (
        <DateField
          label={t('callBackAt')}
          time
          value={callBackAt}
          onChange={setCallBackAt}
          error={tried && badTime ? t('callBackLater') : null}
        />
      ) : null}
      <div aria-live="polite">
        {tried && result === null ? <Notice tone="warning">{t('chooseResult')}</Notice> : null}
        {tried && problems.length > 0 ? (
          <Notice tone="warning" title={t('fixFirst')}>
            <ul>
              {problems.map((problem, i) => (
                // oxlint-disable-next-line react/no-array-index-key -- sentences without identity
                <li key={i}>{say(problem)}</li>
              ))}
            </ul>
          </Notice>
        ) : null}
      </div>
      <div className="row">
        <Button size="md" onClick={() => save(true)}>
          {t('saveNext')} (Ctrl Enter)
        </Button>
        <Button size="md" variant="default" onClick={() => save(false)}>
          {t('saveStay')}
        </Button>
      </div>
    </section>
  );
}
