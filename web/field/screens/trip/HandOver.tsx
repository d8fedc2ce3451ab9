import { useState } from 'preact/hooks';
import { Field } from '../../../citizen/kit/Field.tsx';
import { factsOf, keepHandOver, type TripAt } from '../../data/trip.ts';
import { readSeals } from '../../decide/group.ts';
import { t } from '../trip-texts.ts';

/** The inland driver hands over to the dedicated driver, with a look at the seals; where the inland driver sleeps. */
export function HandOver(props: {
  readonly at: TripAt;
  /** Seals as typed before; empty: those declared stand there to be compared. */
  readonly seen: string;
  readonly onDone: () => void;
}) {
  const { at, seen, onDone } = props;
  const [seals, setSeals] = useState(seen.trim() === '' ? (factsOf(at)?.seals.join(', ') ?? '') : seen);
  const [fullName, setFullName] = useState('');
  const [phone, setPhone] = useState('');
  const [document, setDocument] = useState('');
  const [inn, setInn] = useState('');
  const [tried, setTried] = useState(false);
  const name = fullName.trim();
  const save = async () => {
    setTried(true);
    if (name === '') {
      return;
    }
    const to = {
      fullName: name,
      ...(phone.trim() === '' ? {} : { phone: phone.trim() }),
      ...(document.trim() === '' ? {} : { document: document.trim() }),
    };
    await keepHandOver({
      to,
      seals: [...readSeals(seals).seals],
      ...(inn === '' ? {} : { lodging: { placeId: inn } }),
    });
    onDone();
  };
  return (
    <form
      class="card"
      noValidate
      aria-label={t('handOver')}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <p>{t('handLead')}</p>
      <Field
        label={t('to')}
        value={fullName}
        onInput={setFullName}
        maxLength={120}
        autocapitalize="words"
        autocomplete="off"
        error={tried && name === '' ? t('needTo') : null}
      />
      <Field
        label={t('phone')}
        type="tel"
        value={phone}
        onInput={setPhone}
        maxLength={30}
        autocomplete="off"
      />
      <Field
        label={t('document')}
        value={document}
        onInput={setDocument}
        maxLength={40}
        autocomplete="off"
        autocapitalize="characters"
      />
      <Field
        label={t('sealsHand')}
        hint={t('sealsHandHint')}
        value={seals}
        onInput={setSeals}
        maxLength={200}
        autocapitalize="characters"
      />
      {at.inns.length > 0 && (
        <label class="field">
          {t('lodging')}
          <select value={inn} onChange={(event) => setInn(event.currentTarget.value)}>
            <option value="">{t('nowhere')}</option>
            {at.inns.map(({ id, name: inn }) => (
              <option key={id} value={id}>
                {inn}
              </option>
            ))}
          </select>
        </label>
      )}
      <button type="submit" class="wide">
        {t('handSave')}
      </button>
    </form>
  );
}
