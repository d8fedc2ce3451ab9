import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { labelOptions } from '../../../../contract/labels.ts';
import type { BodyOf } from '../../../shared/client.ts';
import { localToInstant } from '../../../shared/formats.ts';
import { newId } from '../../../shared/ids.ts';
import { defined, typed } from '../../kit/defined.ts';
import { DateField } from '../../kit/form/DateField.tsx';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import type { Option } from '../../kit/pick/Picker.tsx';
import { PlacePicker } from '../../kit/pick/PlacePicker.tsx';
import { useSend } from '../../kit/useApi.ts';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { Choice } from './Choice.tsx';
import { pageTexts } from './pageTexts.ts';
import { type RowAnswer, RowRefusal } from './RowRefusal.tsx';
import { sealsOf } from '../../../shared/lists/trips.ts';
import { useYard } from './useYard.ts';
import type { TripRecord } from './types.ts';

type Kind = BodyOf<'POST /border/checks'>['items'][number]['kind'];
type CheckDialogProps = {
  readonly trip: TripRecord;
  /** Through the gate: only time, seals and note are asked. */
  readonly pass?: boolean;
  readonly onClose: () => void;
};
const OTHER = 'other';

/** What a post reports of a vehicle. */
export function CheckDialog({ trip, pass = false, onClose }: CheckDialogProps) {
  const t = useTexts(pageTexts);
  const lang = useLanguage();
  const { send, busy, failure } = useSend('POST /border/checks', ['/border']);
  // One id and one time for the report, however often it has to be sent.
  const [first] = useState(() => ({ id: newId(), at: new Date().toISOString() }));
  const yard = useYard(trip.gateId);
  const [kind, setKind] = useState<string>(pass ? 'pass' : 'post');
  const [place, setPlace] = useState(
    pass ? trip.gateId : (trip.legs.find(({ at }) => at === null)?.placeId ?? ''),
  );
  const [other, setOther] = useState<Option | null>(null);
  const [seals, setSeals] = useState('');
  const [local, setLocal] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const [answer, setAnswer] = useState<RowAnswer | null>(null);
  const placeId = place === OTHER ? (other?.id ?? '') : place;
  const onSubmit = async () => {
    setTried(true);
    if (placeId === '' || kind === '' || busy) {
      return;
    }
    const item = defined({
      id: first.id,
      tripId: trip.id,
      placeId,
      kind: kind as Kind,
      at: local === null ? first.at : localToInstant(local),
      seals: sealsOf(seals),
      note: typed(note),
    });
    const result = await send({ body: { items: [item] } });
    const outcome = result.ok ? result.data.outcomes[0] : undefined;
    if (outcome !== undefined && outcome.status < 400) {
      onClose();
    }
    setAnswer(outcome ?? null);
  };
  const kinds = labelOptions('tripCheck', lang).filter(({ value }) => value !== 'pass');
  const places = [
    ...trip.legs.map((leg) => ({ value: leg.placeId, label: leg.placeName })),
    ...(yard === null ? [] : [{ value: yard.placeId, label: yard.placeName }]),
    { value: OTHER, label: t('otherPlace') },
  ];
  const problem = placeId === '' ? t('needPlace') : kind === '' ? t('needKind') : null;
  return (
    <FormDialog
      title={t(pass ? 'passTitle' : 'checkTitle', { plate: trip.plate ?? '' })}
      submit={pass ? t('pass') : t('save')}
      busy={busy}
      failure={failure}
      problem={tried ? problem : null}
      onSubmit={onSubmit}
      onClose={onClose}
    >
      {pass ? (
        <p className="muted">{t('passHint')}</p>
      ) : (
        <>
          <Choice label={t('kind')} options={kinds} value={kind} onChange={setKind} />
          <Choice label={t('place')} options={places} value={place} onChange={setPlace} />
          {place === OTHER ? <PlacePicker label={t('otherPlace')} value={other} onPick={setOther} /> : null}
        </>
      )}
      <DateField label={t('time')} hint={t('timeHint')} time value={local} onChange={setLocal} />
      <TextInput
        label={t('sealsNow')}
        description={t('sealsHint')}
        maxLength={240}
        value={seals}
        onChange={(event) => setSeals(event.currentTarget.value)}
      />
      <Textarea
        label={t('note')}
        maxLength={300}
        autosize
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <RowRefusal answer={answer} />
    </FormDialog>
  );
}
