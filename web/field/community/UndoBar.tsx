import { useEffect, useState } from 'preact/hooks';
import { UNDO_MS } from '../data/queue-rules.ts';
import { last, takeBack } from './day.ts';
import { t } from './texts.ts';

const words = {
  seen: 'recSeen',
  absent: 'recAbsent',
  food: 'recFood',
  medicine: 'recMedicine',
  called: 'recCalled',
  worse: 'recWorse',
} as const;

/** What was recorded last, to be taken back for ten seconds. */
export function UndoBar({ made }: { readonly made: NonNullable<typeof last.value> }) {
  const [left, setLeft] = useState(UNDO_MS / 1000);
  useEffect(() => {
    const since = Date.now();
    const timer = setInterval(() => {
      const rest = Math.ceil((UNDO_MS - (Date.now() - since)) / 1000);
      setLeft(rest);
      if (rest <= 0 && last.value?.id === made.id) {
        last.value = null;
      }
    }, 500);
    return () => clearInterval(timer);
  }, [made.id]);
  return (
    <>
      <output>{t('made', { name: made.name, what: t(words[made.result]) })}</output>
      <button type="button" onClick={() => void takeBack(made.id)}>
        {t('undo', { n: left })}
      </button>
    </>
  );
}
