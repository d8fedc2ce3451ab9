import { useState } from 'preact/hooks';
import { Field } from '../../citizen/kit/Field.tsx';
import { newId } from '../../shared/ids.ts';
import { parsePlate } from '../../../lib/vietnamese/index.ts';
import { pack } from '../data/device.ts';
import { looksAt } from '../data/queue-mode.ts';
import { now } from '../data/session.ts';
import { keepDecided, place, shift } from '../data/shift.ts';
import { wavedCrossing } from '../decide/record.ts';
import { modeLabel } from '../kit/labels.ts';
import { t } from './scan-texts.ts';

/** How the post works while the queue is long: whom to look at, and a count of those waved through. */
export function ModeBox() {
  const [plate, setPlate] = useState('');
  const mode = pack.value?.content.post.mode;
  if (mode === undefined || mode.mode === 'all' || shift.value === null) {
    return null;
  }
  const look = looksAt(mode, shift.value.seen);
  const wave = async () => {
    const rules = pack.value!.content.rules[0]!;
    const parsed = parsePlate(plate);
    const text = parsed.ok ? parsed.value.canonical : plate.trim();
    const body = wavedCrossing(newId(now()), text.slice(0, 20), now(), rules, place());
    setPlate('');
    await keepDecided([{ body, who: text || t('waved') }]);
  };
  return (
    <section class="mode" aria-label={modeLabel(mode.mode)}>
      <p>
        <strong>{modeLabel(mode.mode)}</strong>
        {mode.oneIn !== null && ` · 1/${mode.oneIn}`} · {mode.reason}
      </p>
      {mode.mode === 'sample' && (
        <p aria-live="polite" class={look ? 'look' : ''}>
          {look ? `■ ${t('lookNow')}` : `→ ${t('waveNow')}`}
        </p>
      )}
      {mode.mode === 'permit-lane' && <p>{t('permitLane')}</p>}
      {(mode.mode === 'permit-lane' || !look) && (
        <>
          <Field label={t('plateOptional')} value={plate} onInput={setPlate} maxLength={20} />
          <button type="button" class="wide" onClick={() => void wave()}>
            {t('wave')}
          </button>
        </>
      )}
    </section>
  );
}
