import { Button } from '@mantine/core';
import type { Drill, TrainingRun } from '../../../../contract/training.ts';
import { formatInstant } from '../../../shared/formats.ts';
import { newId } from '../../../shared/ids.ts';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { Empty } from '../../kit/state/Empty.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useApi, useSend } from '../../kit/useApi.ts';
import { StepLink } from './StepLink.tsx';
import { StepQuestion } from './StepQuestion.tsx';
import { texts } from './texts.ts';

const EVERY_MS = 5_000;

/** The drills of the own roles, and the steps of the one under way. */
export function Drills() {
  const t = useTexts(texts);
  const drills = useApi('GET /training/drills', {});
  const current = useApi('GET /training/run', {}, { everyMs: EVERY_MS });
  const run = current.data?.run ?? null;
  return (
    <Await query={drills} lines={6}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty title={t('none')} hint={t('noneHint')} />
        ) : (
          items.map((drill) => (
            <OneDrill key={drill.id} drill={drill} run={run?.drill.id === drill.id ? run : null} />
          ))
        )
      }
    </Await>
  );
}

function OneDrill({ drill, run }: { readonly drill: Drill; readonly run: TrainingRun | null }) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const start = useSend('POST /training/runs', ['/training']);
  const begin = () => void start.send({ body: { id: newId(), drill: drill.id } });
  const open = run !== null && run.finishedAt === null;
  return (
    <Panel
      title={drill[lang]}
      actions={
        <Button variant={open ? 'default' : 'filled'} loading={start.busy} onClick={begin}>
          {t(run === null ? 'begin' : 'again')}
        </Button>
      }
    >
      <p className="muted">
        {t('minutes', { n: drill.minutes })}
        {run === null ? '' : ` · ${t('since', { time: formatInstant(run.startedAt) })}`}
      </p>
      {run?.preparing === true ? <Notice tone="info">{t('preparing')}</Notice> : null}
      {run?.finishedAt ? (
        <Notice tone="good">{t('finished', { time: formatInstant(run.finishedAt) })}</Notice>
      ) : null}
      <ol className="stack">
        {(run?.drill ?? drill).steps.map((step) => {
          const done = run?.done.includes(step.id) === true;
          return (
            <li key={step.id}>
              <span className="row">
                <strong>{done ? `✓ ${t('done')}` : t('todo')}</strong>
                <span>{step[lang]}</span>
                <StepLink path={step.path} />
              </span>
              {open && !done ? <StepQuestion runId={run.id} step={step} /> : null}
            </li>
          );
        })}
      </ol>
      <FailureNotice failure={start.failure} />
    </Panel>
  );
}
