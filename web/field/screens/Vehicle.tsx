import { useState } from 'preact/hooks';
import { parseChinesePlate, parsePlate } from '../../../lib/vietnamese/index.ts';
import { Field } from '../../citizen/kit/Field.tsx';
import { go } from '../app/view.ts';
import { refreshMembers } from '../decide/deciding.ts';
import { finishVehicle } from '../decide/keep.ts';
import { changeVehicle, readIn, type Vehicle, vehicle } from '../decide/vehicle.ts';
import { outcomeLabel } from '../kit/labels.ts';
import { People } from '../kit/Vitals.tsx';
import { Cargo } from './Cargo.tsx';
import { Members } from './Members.tsx';
import { ExpectedLine } from './trip/Expected.tsx';
import { Misuse } from './Misuse.tsx';
import { t } from './vehicle-texts.ts';

const KINDS: readonly Vehicle['kind'][] = ['car', 'motorbike', 'bus', 'coach', 'lorry', 'other'];

/** P4: a vehicle with its people, seals and goods: read in series, then decided as a whole or apart. */
export function Screen() {
  const open = vehicle.value;
  const [typed, setTyped] = useState(open?.plate ?? '');
  const permit = open?.permit?.scan ?? null;
  const named = permit?.code?.kind === 'permit' ? permit.code.data : null;
  const setPlate = (text: string) => {
    setTyped(text);
    const own = parsePlate(text);
    const parsed = own.ok ? own : parseChinesePlate(text);
    changeVehicle({
      plate: parsed.ok ? parsed.value.canonical : text.toUpperCase().replaceAll(/[^0-9A-ZĐ]/g, ''),
    });
    void refreshMembers();
  };
  const mismatch =
    named?.plate !== undefined && open !== null && open.plate !== '' && open.plate !== named.plate;
  return (
    <>
      <h1>{t('title')}</h1>
      <Field
        label={t('plate')}
        hint={t('plateHint')}
        value={typed === '' ? (open?.plate ?? '') : typed}
        onInput={setPlate}
        autocapitalize="characters"
        maxLength={20}
      />
      <fieldset class="row" aria-label={t('kind')}>
        {KINDS.map((kind) => (
          <button
            key={kind}
            type="button"
            aria-pressed={open?.kind === kind}
            onClick={() => changeVehicle({ kind })}
          >
            {t(kind)}
          </button>
        ))}
      </fieldset>
      <People
        label={t('people')}
        value={open?.people ?? null}
        least={1}
        onChange={(people) => changeVehicle({ people })}
      />
      <h2>{t('permit')}</h2>
      {permit === null ? (
        <p class="hint">{t('noPermit')}</p>
      ) : (
        <div class={mismatch || permit.outcome !== 'valid' ? 'bad' : 'good'} aria-live="polite">
          <p>
            <strong>{outcomeLabel(permit.outcome)}</strong>
            {named !== null && ` · ${named.name}`}
          </p>
          {named?.plate !== undefined && (
            <p>
              {t('permitFor', { plate: named.plate })}{' '}
              {open?.plate === '' && (
                <button type="button" onClick={() => setPlate(named.plate ?? '')}>
                  {t('samePlate')}
                </button>
              )}
              {mismatch && <strong>{t('otherPlate')}</strong>}
            </p>
          )}
          <Misuse permit={permit} />
        </div>
      )}
      {open !== null && (
        <ExpectedLine
          code={permit?.scanned.kind === 'permit' ? permit.scanned.code : null}
          plate={open.plate}
        />
      )}
      {open !== null && open.plate !== '' && (
        <button type="button" class="wide quiet" onClick={() => go('chuyen')}>
          {t('trip')}
        </button>
      )}
      {open !== null && <Cargo open={open} />}
      <p aria-live="polite">
        {open !== null && <strong>{t('done', { n: readIn(open), all: open.people })}</strong>}
      </p>
      {open !== null && <Members open={open} />}
      <button
        type="button"
        class="wide"
        disabled={open === null || open.plate === ''}
        onClick={() => go('quet')}
      >
        {t('scanPeople')}
      </button>
      {open !== null && (
        <button
          type="button"
          class="wide quiet"
          onClick={() => {
            // Who was read and not decided about is not recorded: say so before.
            if (
              open.members.length === 0 ||
              globalThis.confirm(t('dropMembers', { n: open.members.length }))
            ) {
              setTyped('');
              void finishVehicle().then(() => go('quet'));
            }
          }}
        >
          {readIn(open) < open.people ? t('closeEarly') : t('close')}
        </button>
      )}
    </>
  );
}
