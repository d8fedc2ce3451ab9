import { useEffect, useState } from 'preact/hooks';
import { UNDO_MS } from '../data/queue-rules.ts';
import { last, takeBack } from './day.ts';
import { recorded, t } from './texts.ts';

/** What was recorded last, to be taken back for ten seconds. */
export function UndoBar({ made }: { readonly made: NonNullable<typeof last.value> }) {
  const [left, setLeft] = useState(UNDO_MS / 1000);
  useEffect(() => {
    // The phone's clock may be set while the bar counts.
    const since = performance.now();
    const timer = setInterval(() => {
      const rest = Math.ceil((UNDO_MS - (performance.now() - since)) / 1000);
      setLeft(rest);
      if (rest <= 0 && last.value?.id === made.id) {
        last.value = null;
      }
    }, 500);
    return () => clearInterval(timer);
  }, [made.id]);
  return (
    <>
      <output>{t('made', { name: made.name, what: t(recorded[made.result]) })}</output>
      <button type="button" onClick={() => void takeBack(made.id)}>
        {t('undo', { n: left })}
      </button>
    </>
  );
}
