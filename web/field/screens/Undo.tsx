import { useEffect, useState } from 'preact/hooks';
import { UNDO_MS } from '../data/queue-rules.ts';
import { changeShift, shift } from '../data/shift.ts';
import { lastDecision, undoLast } from '../decide/keep.ts';
import { now } from '../data/session.ts';
import { go } from '../app/view.ts';
import { newId } from '../../shared/ids.ts';
import { decisionLabel } from '../kit/labels.ts';
import { PrintButton } from './PrintButton.tsx';
import { t } from './scan-texts.ts';

/** Whether a decision leaves the officer something to do: a slip to read out, a test, a question. */
function asksMore({ slip, decision }: NonNullable<typeof lastDecision.value>): boolean {
  return slip !== null || decision === 'test' || decision === 'ask-commander';
}

/**
 * What was decided last: to be taken back for ten seconds, and what follows from it. It stands below the camera picture, so
 * that the picture never moves.
 */
export function Undo() {
  const made = lastDecision.value;
  const [left, setLeft] = useState(UNDO_MS / 1000);
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
  if (made === null || shift.value === null || (left === 0 && !asksMore(made))) {
    return null;
  }
  const undo = async () => {
    if (await undoLast()) {
      go(made.people > 1 || made.crossing === null ? 'xe' : 'quet');
    } else {
      setLeft(0);
    }
  };
  const startTest = async (tested: { readonly id: string; readonly at: string }) => {
    const sampledAt = new Date(now()).toISOString();
    const crossing = { ...tested, postId: shift.value!.postId };
    const test = { id: newId(now()), crossing, who: made.who, sampledAt, kitLot: '' };
    await changeShift((before) => ({ ...before, rapid: [...before.rapid, test] }));
    lastDecision.value = null;
    go('so-ca');
  };
  return (
    <div class="made" aria-live="polite">
      <p>
        ✓ <strong>{decisionLabel(made.decision)}</strong> · {made.who}
        {made.people > 1 && ` · ${t('peopleOf', { n: made.people })}`}
      </p>
      {made.slip !== null && (
        <p>
          {t('slip')}: <span class="slip">{made.slip.code.replace(/^(.{4})(.{4})$/, '$1 $2')}</span>
        </p>
      )}
      {made.slip !== null && <PrintButton slip={made.slip} />}
      <div class="row">
        {left > 0 && (
          <button type="button" onClick={() => void undo()}>
            {t('undo', { n: left })}
          </button>
        )}
        {made.decision === 'test' && made.crossing !== null && (
          <button type="button" onClick={() => void startTest(made.crossing!)}>
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
