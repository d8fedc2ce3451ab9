import { useState } from 'preact/hooks';
import { exposureLabels, symptomLabels } from '../../../contract/labels/signs.ts';
import { makeShortCode } from '../../../lib/credentials/card-code.ts';
import { parseCitizenId, parsePhone } from '../../../lib/vietnamese/index.ts';
import { Field } from '../../citizen/kit/Field.tsx';
import { now } from '../data/session.ts';
import type { AreaChoice } from '../decide/area-search.ts';
import { takeTyped } from '../decide/deciding.ts';
import { AreaField } from '../kit/AreaField.tsx';
import { inLanguage } from '../kit/labels.ts';
import { People, Temperature, YesNo } from '../kit/Vitals.tsx';
import { t } from './no-code-texts.ts';

const SLIP = /^[0-9A-Z]{4,20}$/;

/** P5: somebody without a phone or a code, in few fields; ends with a code to read out. Also types paper slips later. */
export function Screen() {
  const [name, setName] = useState('');
  const [year, setYear] = useState('');
  const [origin, setOrigin] = useState<AreaChoice | null>(null);
  const [phone, setPhone] = useState('');
  const [cccd, setCccd] = useState('');
  const [destination, setDestination] = useState('');
  const [slip, setSlip] = useState('');
  const [temperature, setTemperature] = useState<number | null>(null);
  const [companions, setCompanions] = useState<number | null>(null);
  const [symptoms, setSymptoms] = useState<boolean | null>(null);
  const [signs, setSigns] = useState<readonly string[]>([]);
  const [tried, setTried] = useState(false);

  const birthYear = Number.parseInt(year, 10);
  const thisYear = new Date(now()).getFullYear();
  const paper = slip.trim().toUpperCase();
  const faults = {
    name: name.trim() === '' ? t('needName') : null,
    year: birthYear >= 1880 && birthYear <= thisYear ? null : t('needYear'),
    origin: origin === null ? t('needOrigin') : null,
    symptoms: symptoms === null ? t('needSymptoms') : symptoms && signs.length === 0 ? t('needSigns') : null,
    phone: phone === '' || parsePhone(phone).ok ? null : t('badPhone'),
    cccd: cccd === '' || parseCitizenId(cccd).ok ? null : t('badCccd'),
    slip: paper === '' || SLIP.test(paper) ? null : t('badSlip'),
  };
  const shown = (fault: string | null) => (tried ? fault : null);
  const submit = async () => {
    setTried(true);
    if (Object.values(faults).some((fault) => fault !== null)) {
      return;
    }
    const typed = {
      fullName: name.trim(),
      birthYear,
      phone: phone.trim(),
      cccd: cccd.trim(),
      originCode: origin?.code ?? null,
      originText: origin?.name ?? '',
      destination: destination.trim(),
      purpose: '',
      slip: paper || makeShortCode('declaration', crypto.getRandomValues(new Uint8Array(8))),
      declared: true,
      drawn: paper === '',
      symptoms: symptoms === true ? signs.filter((sign) => sign in symptomLabels) : [],
      exposures: symptoms === true ? signs.filter((sign) => sign in exposureLabels) : [],
    };
    await takeTyped({ typed, origin, temperature, companions, symptoms });
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h1>{t('title')}</h1>
      <p class="hint">{t('lead')}</p>
      <Field label={t('name')} value={name} onInput={setName} error={shown(faults.name)} maxLength={120} />
      <Field
        label={t('year')}
        value={year}
        onInput={setYear}
        inputMode="numeric"
        maxLength={4}
        error={shown(faults.year)}
      />
      <AreaField label={t('origin')} chosen={origin?.name ?? ''} onChoose={setOrigin} />
      {shown(faults.origin) && <p class="field-error">{faults.origin}</p>}
      <YesNo question={t('symptoms')} yes={t('yes')} no={t('no')} value={symptoms} onChange={setSymptoms} />
      {symptoms === true && (
        <fieldset class="row" aria-label={t('whichSigns')}>
          {Object.entries({ ...symptomLabels, ...exposureLabels }).map(([sign, label]) => (
            <button
              key={sign}
              type="button"
              aria-pressed={signs.includes(sign)}
              onClick={() =>
                setSigns(signs.includes(sign) ? signs.filter((one) => one !== sign) : [...signs, sign])
              }
            >
              {inLanguage(label)}
            </button>
          ))}
        </fieldset>
      )}
      {shown(faults.symptoms) && <p class="field-error">{faults.symptoms}</p>}
      <Temperature label={t('temperature')} value={temperature} onChange={setTemperature} />
      <People label={t('companions')} value={companions} least={0} onChange={setCompanions} />
      <details>
        <summary>{t('rest')}</summary>
        <Field label={t('phone')} value={phone} onInput={setPhone} type="tel" error={shown(faults.phone)} />
        <Field
          label={t('cccd')}
          value={cccd}
          onInput={setCccd}
          inputMode="numeric"
          error={shown(faults.cccd)}
        />
        <Field label={t('destination')} value={destination} onInput={setDestination} maxLength={200} />
        <Field
          label={t('slip')}
          hint={t('slipHint')}
          value={slip}
          onInput={setSlip}
          autocapitalize="characters"
          error={shown(faults.slip)}
        />
      </details>
      {tried && Object.values(faults).some((fault) => fault !== null) && (
        <p class="bad" role="alert">
          {Object.values(faults).filter(Boolean).join(' ')}
        </p>
      )}
      <button type="submit" class="wide">
        {t('go')}
      </button>
    </form>
  );
}
