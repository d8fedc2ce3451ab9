import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { t as common } from '../app/texts.ts';
import { go } from '../app/view.ts';
import { formatTime } from '../../shared/formats.ts';
import { receipts } from '../data/queue.ts';
import { shift, shiftLines } from '../data/shift.ts';
import { currentEngine } from '../decide/current-engine.ts';
import { notice } from '../decide/deciding.ts';
import { readIn, vehicle } from '../decide/vehicle.ts';
import { CodeField } from '../kit/CodeField.tsx';
import { DecisionIcon } from '../kit/Icon.tsx';
import { decisionLabel } from '../kit/labels.ts';
import { Certificate } from './Certificate.tsx';
import { ModeBox } from './ModeBox.tsx';
import { Undo } from './Undo.tsx';
import { t } from './scan-texts.ts';

/** P2: whatever is held before the camera, typed or brought by a hand scanner is read, without choosing a type. */
export function Scan() {
  const [Finder, setFinder] = useState<ComponentType | null>(null);
  const [on, setOn] = useState(true);
  useEffect(() => {
    // What the next scan needs is there before it comes.
    void currentEngine();
    void import('./Decision.tsx').catch(() => undefined);
    void import('./Viewfinder.tsx')
      .then(({ Viewfinder }) => setFinder(() => Viewfinder))
      .catch(() => setOn(false));
  }, []);
  const open = vehicle.value;
  const last = shiftLines(receipts.value).slice(0, 3);
  const waits = shift.value?.rapid.length ?? 0;
  return (
    <>
      <h1 class="unseen">{common('scan')}</h1>
      {open !== null && (
        <p class="vehicle-line">
          {t('inVehicle', {
            plate: open.plate || '–',
            n: Math.min(readIn(open) + 1, open.people),
            all: open.people,
          })}{' '}
          <button type="button" onClick={() => go('xe')}>
            {t('openVehicle')}
          </button>
        </p>
      )}
      <ModeBox />
      {on && Finder !== null && <Finder />}
      <button type="button" class="quiet" onClick={() => setOn(!on)}>
        {on ? t('cameraOff') : t('cameraOn')}
      </button>
      <Undo />
      <CodeField label={t('field')} hint={t('fieldHint')} action={t('read')} />
      {notice.value !== null && (
        <div class={`band outcome-${notice.value.kind}`} role="alert">
          <strong>? {t(notice.value.kind)}</strong>
          <p>{t(`${notice.value.kind}-more` as const)}</p>
          {notice.value.kind === 'unknown' && (
            <button type="button" onClick={() => go('khong-ma')}>
              {t('typeInstead')}
            </button>
          )}
        </div>
      )}
      <Certificate />
      {waits > 0 && (
        <button type="button" class="wide quiet" onClick={() => go('so-ca')}>
          {t('tests', { n: waits })}
        </button>
      )}
      <h2>{t('last')}</h2>
      {last.length === 0 ? (
        <p class="hint">{t('none')}</p>
      ) : (
        <ul class="lines">
          {last.map((line) => (
            <li key={line.id}>
              <DecisionIcon decision={line.decision} />
              <span class="grow">
                {formatTime(line.at)} · {line.who}
                <br />
                {line.waved ? t('waved') : decisionLabel(line.decision)}
              </span>
              <span class={`state ${line.state}`}>{t(line.state)}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
