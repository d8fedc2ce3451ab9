import { useEffect } from 'react';
import { Link, useLocation } from '@tanstack/react-router';
import { written } from '../../kit/api.ts';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { useSignal } from '../../kit/signal.ts';
import { useNow } from '../../kit/useNow.ts';
import { useApi } from '../../kit/useApi.ts';
import { StepLink } from './StepLink.tsx';
import { StepQuestion } from './StepQuestion.tsx';
import { texts } from './texts.ts';

const EVERY_MS = 10_000;
/** After the trainee's own write: at once, and once more for what the server works out behind its answer. */
const AFTER_WRITE_MS = [0, 1_500] as const;
/** A drill that was finished longer ago is no longer spoken of. */
const SPOKEN_OF_MS = 60_000;

/** The next step of the drill under way, below every screen, so that nobody has to walk back to read it. */
export function DrillBar() {
  const t = useTexts(texts);
  const lang = useLanguage();
  const { data, refetch } = useApi('GET /training/run', {}, { everyMs: EVERY_MS });
  const { pathname } = useLocation();
  const now = useNow();
  const run = data?.run ?? null;
  const writes = useSignal(written);
  const isUnderWay = run !== null && run.finishedAt === null;
  useEffect(() => {
    if (writes === 0 || !isUnderWay) {
      return;
    }
    const timers = AFTER_WRITE_MS.map((ms) => setTimeout(() => void refetch(), ms));
    return () => timers.forEach(clearTimeout);
  }, [writes, isUnderWay, refetch]);
  if (
    run === null ||
    pathname === '/training' ||
    (run.finishedAt !== null && Date.parse(run.finishedAt) < now - SPOKEN_OF_MS)
  ) {
    return null;
  }
  const next = run.drill.steps.find(({ id }) => !run.done.includes(id));
  return (
    <aside className="drill-bar row spread" aria-label={t('bar')}>
      <output>
        {run.preparing
          ? t('preparing')
          : next === undefined
            ? t('barDone')
            : t('barStep', { n: run.done.length, of: run.drill.steps.length, step: next[lang] })}
      </output>
      {next === undefined || run.preparing ? null : <StepQuestion key={next.id} runId={run.id} step={next} />}
      <span className="row">
        {next === undefined || run.preparing ? null : <StepLink path={next.path} />}
        <Link to="/training">{t('barOpen')}</Link>
      </span>
    </aside>
  );
}
