import { useEffect, useState } from 'preact/hooks';
import { Field } from '../../citizen/kit/Field.tsx';
import { now } from '../data/session.ts';
import { changeShift, keepRapid, type RapidWait, shift } from '../data/shift.ts';
import { t } from './log-texts.ts';

const READ_AFTER_MS = 15 * 60_000;
const RESULTS = ['NEGATIVE', 'POSITIVE', 'INDETERMINATE'] as const;

/** P6: rapid tests taken here, each with its 15 minutes; the result goes to the person's record. */
export function RapidTests() {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  const [last, setLast] = useState<(typeof RESULTS)[number] | null>(null);
  const tests = shift.value?.rapid ?? [];
  return (
    <section>
      {last !== null && (
        <p class={last === 'NEGATIVE' ? 'good' : 'bad'} aria-live="polite">
          {t(`after-${last}` as const)}
        </p>
      )}
      {tests.length > 0 && <h2>{t('tests', { n: tests.length })}</h2>}
      {tests.map((test) => (
        <Running key={test.id} test={test} onResult={setLast} />
      ))}
    </section>
  );
}

function Running(props: {
  readonly test: RapidWait;
  readonly onResult: (result: (typeof RESULTS)[number]) => void;
}) {
  const { test } = props;
  const left = Math.ceil((Date.parse(test.sampledAt) + READ_AFTER_MS - now()) / 1000);
  const clock = `${Math.floor(Math.max(0, left) / 60)}:${String(Math.max(0, left) % 60).padStart(2, '0')}`;
  const setLot = async (kitLot: string) =>
    await changeShift((before) => ({
      ...before,
      rapid: before.rapid.map((one) => (one.id === test.id ? { ...one, kitLot } : one)),
    }));
  return (
    <div class="card">
      <p>
        <strong>{test.who}</strong> · {left > 0 ? t('readIn', { clock }) : t('readNow')}
      </p>
      <Field label={t('lot')} value={test.kitLot} onInput={(lot) => void setLot(lot)} maxLength={60} />
      <div class="row">
        {RESULTS.map((result) => (
          <button
            key={result}
            type="button"
            // A positive line may show early; a negative one needs its time.
            disabled={left > 0 && result !== 'POSITIVE'}
            onClick={() => {
              props.onResult(result);
              void keepRapid(test, result);
            }}
          >
            {t(result)}
          </button>
        ))}
      </div>
    </div>
  );
}
