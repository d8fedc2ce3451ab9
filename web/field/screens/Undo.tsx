import { useEffect, useState } from 'preact/hooks';
import { UNDO_MS } from '../data/queue-rules.ts';
import { changeShift, shift, takeBack } from '../data/shift.ts';
import { lastDecision } from '../decide/deciding.ts';
import { now } from '../data/session.ts';
import { go } from '../app/view.ts';
import { newId } from '../../shared/ids.ts';
import { decisionLabel } from '../kit/labels.ts';
import { changeVehicle, vehicle } from '../decide/vehicle.ts';
import { t } from './scan-texts.ts';

/** What was decided last: to be taken back for ten seconds, and what follows from it. */
export function Undo() {
  const made = lastDecision.value;
  const [left, setLeft] = useState(0);
  useEffect(() => {
    if (made === null) {
      return undefined;
    }
    const since = Date.now();
    const show = () => setLeft(Math.max(0, Math.ceil((UNDO_MS - (Date.now() - since)) / 1000)));
    show();
    const timer = setInterval(show, 500);
    return () => clearInterval(timer);
  }, [made]);
  if (made === null || shift.value === null) {
    return null;
  }
  const undo = async () => {
    if (await takeBack(made.id)) {
      if (vehicle.value !== null && vehicle.value.done > 0) {
        changeVehicle({ done: vehicle.value.done - 1 });
      }
      lastDecision.value = null;
    } else {
      setLeft(0);
    }
  };
  const startTest = async () => {
    const sampledAt = new Date(now()).toISOString();
    const crossing = { id: made.id, at: made.at, postId: shift.value!.postId };
    const test = { id: newId(now()), crossing, who: made.who, sampledAt, kitLot: '' };
    await changeShift((before) => ({ ...before, rapid: [...before.rapid, test] }));
    lastDecision.value = null;
    go('so-ca');
  };
  return (
    <div class="made" aria-live="polite">
      <p>
        ✓ <strong>{decisionLabel(made.decision)}</strong> · {made.who}
      </p>
      {made.slip !== null && (
        <p>
          {t('slip')}: <span class="slip">{made.slip.replace(/^(.{4})(.{4})$/, '$1 $2')}</span>
        </p>
      )}
      <div class="row">
        {left > 0 && (
          <button type="button" onClick={() => void undo()}>
            {t('undo', { n: left })}
          </button>
        )}
        {made.decision === 'test' && (
          <button type="button" onClick={() => void startTest()}>
            {t('rapid')}
          </button>
        )}
        {made.decision === 'ask-commander' && (
          <button type="button" onClick={() => go('so-ca')}>
            {t('escalate')}
          </button>
        )}
      </div>
    </div>
  );
}
