import { Field } from '../../citizen/kit/Field.tsx';
import { formatTime } from '../../shared/formats.ts';
import { changeShift, type OpenItem, shift } from '../data/shift.ts';
import { t } from './log-texts.ts';

async function change(id: string, part: Partial<OpenItem>): Promise<void> {
  await changeShift((before) => ({
    ...before,
    open: before.open.map((item) => (item.id === id ? { ...item, ...part } : item)),
  }));
}

/** P7: who waits for the commander, an ambulance or the commune, and to whom they were handed over. */
export function OpenItems() {
  const open = shift.value?.open.filter(({ settled }) => settled === null) ?? [];
  if (open.length === 0) {
    return null;
  }
  return (
    <section>
      <h2>{t('openItems', { n: open.length })}</h2>
      <p class="hint">{t('openHint')}</p>
      {open.map((item) => (
        <div key={item.id} class="card">
          <p>
            {formatTime(item.at)} · <strong>{item.who}</strong>
          </p>
          <Field
            label={t('openReason')}
            value={item.reason}
            onInput={(reason) => void change(item.id, { reason })}
          />
          <Field
            label={t('handedTo')}
            value={item.handedTo}
            onInput={(handedTo) => void change(item.id, { handedTo })}
          />
          <label class="choice">
            <input
              type="checkbox"
              checked={item.keptVehicle}
              onChange={() => void change(item.id, { keptVehicle: !item.keptVehicle })}
            />
            {t('keptVehicle')}
          </label>
          <button
            type="button"
            class="wide quiet"
            onClick={() => void change(item.id, { settled: new Date().toISOString() })}
          >
            {t('settled')}
          </button>
        </div>
      ))}
    </section>
  );
}
