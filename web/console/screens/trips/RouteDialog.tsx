import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { labelOptions } from '../../../../contract/labels.ts';
import type { BodyOf } from '../../../shared/client.ts';
import { calendarDate } from '../../../shared/formats.ts';
import { newId } from '../../../shared/ids.ts';
import { defined, typed } from '../../kit/defined.ts';
import { DateField } from '../../kit/form/DateField.tsx';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import type { Option } from '../../kit/pick/Picker.tsx';
import { PlacePicker } from '../../kit/pick/PlacePicker.tsx';
import { useSend } from '../../kit/useApi.ts';
import { wholeNumber } from '../gates/wholeNumber.ts';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { Choice } from './Choice.tsx';
import type { Gate, Route } from './types.ts';
import { termTexts } from './termTexts.ts';

type RouteBody = BodyOf<'POST /border/routes'>;
type Stop = {
  readonly key: number;
  readonly place: Option | null;
  readonly minutes: string;
  readonly km: string;
};
type RouteDialogProps = {
  readonly replaced: Route | null;
  readonly gates: readonly Gate[];
  readonly onClose: () => void;
};
const MOST_STOPS = 8;
const MOST_MINUTES = 2880;
const LEAST_KM = 0.1;
const MOST_KM = 500;

/** A new route template, or one that takes the place of another from a day on. */
export function RouteDialog({ replaced, gates, onClose }: RouteDialogProps) {
  const t = useTexts(termTexts);
  const lang = useLanguage();
  const { send, busy, failure } = useSend('POST /border/routes', ['/border']);
  const [id] = useState(newId);
  const [name, setName] = useState(replaced?.name ?? '');
  const [gateId, setGateId] = useState(replaced?.gateId ?? (gates.length === 1 ? gates[0]!.id : ''));
  const [direction, setDirection] = useState<string>(replaced?.direction ?? 'export');
  const [stops, setStops] = useState<readonly Stop[]>(() => stopsOf(replaced));
  const [rests, setRests] = useState<readonly Option[]>(
    replaced?.restStops.map(({ placeId, placeName }) => ({ id: placeId, label: placeName })) ?? [],
  );
  const [needsHandOver, setNeedsHandOver] = useState(replaced?.needsHandOver ?? true);
  const [validFrom, setValidFrom] = useState<string | null>(() => calendarDate(Date.now()));
  const [source, setSource] = useState(replaced?.source ?? '');
  const [certainty, setCertainty] = useState<string>(replaced?.certainty ?? 'unverified');
  const [tried, setTried] = useState(false);
  const read = stops.flatMap(({ place, minutes, km }, i) => {
    const limitMinutes = wholeNumber(minutes, 1, MOST_MINUTES);
    const roadKm = i === 0 || km.trim() === '' ? undefined : Number(km.trim().replace(',', '.'));
    const wrongKm = roadKm !== undefined && !(roadKm >= LEAST_KM && roadKm <= MOST_KM);
    return place === null || limitMinutes === null || wrongKm
      ? []
      : [defined({ placeId: place.id, limitMinutes, roadKm })];
  });
  const ready =
    typed(name) !== undefined &&
    typed(source) !== undefined &&
    gateId !== '' &&
    direction !== '' &&
    validFrom !== null &&
    read.length === stops.length;
  const onSubmit = async () => {
    setTried(true);
    if (!ready || validFrom === null || busy) {
      return;
    }
    const body: RouteBody = defined({
      id,
      name: typed(name) ?? '',
      gateId,
      direction: direction as RouteBody['direction'],
      stops: read,
      restPlaceIds: rests.map((rest) => rest.id),
      needsHandOver,
      validFrom,
      source: typed(source) ?? '',
      certainty: certainty as RouteBody['certainty'],
      replaces: replaced?.id,
    });
    const result = await send({ body });
    if (result.ok) {
      onClose();
    }
  };
  return (
    <FormDialog
      wide
      title={t(replaced === null ? 'newRoute' : 'replace')}
      submit={t('save')}
      busy={busy}
      failure={failure}
      problem={tried && !ready ? t('needAll') : null}
      onSubmit={onSubmit}
      onClose={onClose}
    >
      <TextInput
        label={t('name')}
        required
        maxLength={160}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <div className="three">
        <Choice
          label={t('gate')}
          options={gates.map((gate) => ({ value: gate.id, label: gate.name }))}
          value={gateId}
          onChange={setGateId}
        />
        <Choice
          label={t('direction')}
          options={labelOptions('tripDirection', lang)}
          value={direction}
          onChange={setDirection}
        />
        <DateField label={t('validFrom')} required value={validFrom} onChange={setValidFrom} />
      </div>
      <StopFields stops={stops} onChange={setStops} />
      <PlacePicker
        label={t('addRest')}
        value={null}
        onPick={(place) => {
          if (place !== null && rests.length < MOST_STOPS) {
            setRests([...rests.filter((rest) => rest.id !== place.id), place]);
          }
        }}
      />
      <div className="row">
        {rests.map((rest) => (
          <Button
            key={rest.id}
            variant="default"
            size="compact-sm"
            onClick={() => setRests(rests.filter((one) => one.id !== rest.id))}
          >
            {t('removeRest', { name: rest.label })}
          </Button>
        ))}
      </div>
      <Checkbox
        label={t('needsHandOver')}
        checked={needsHandOver}
        onChange={(event) => setNeedsHandOver(event.currentTarget.checked)}
      />
      <TextInput
        label={t('source')}
        required
        maxLength={300}
        value={source}
        onChange={(event) => setSource(event.currentTarget.value)}
      />
      <Choice
        label={t('certainty')}
        options={(['verified', 'unverified'] as const).map((value) => ({ value, label: t(value) }))}
        value={certainty}
        onChange={setCertainty}
      />
    </FormDialog>
  );
}

function stopsOf(replaced: Route | null): Stop[] {
  return replaced === null
    ? [{ key: 0, place: null, minutes: '60', km: '' }]
    : replaced.stops.map(({ placeId, placeName, limitMinutes, roadKm }, key) => ({
        key,
        place: { id: placeId, label: placeName },
        minutes: String(limitMinutes),
        km: roadKm === undefined ? '' : String(roadKm).replace('.', ','),
      }));
}

type StopFieldsProps = {
  readonly stops: readonly Stop[];
  readonly onChange: (stops: readonly Stop[]) => void;
};

/** Posts in the order of the way, each with its limit. */
function StopFields({ stops, onChange }: StopFieldsProps) {
  const t = useTexts(termTexts);
  const change = (key: number, patch: Partial<Stop>) =>
    onChange(stops.map((stop) => (stop.key === key ? { ...stop, ...patch } : stop)));
  const nextKey = Math.max(...stops.map(({ key }) => key)) + 1;
  return (
    <fieldset className="stack">
      <legend>{t('way')}</legend>
      <p className="muted small">{t('stopsHint')}</p>
      {stops.map((stop, i) => (
        <div key={stop.key} className="three">
          <PlacePicker
            label={t('stopOf', { n: i + 1 })}
            kind="checkpoint"
            value={stop.place}
            onPick={(place) => change(stop.key, { place })}
          />
          <TextInput
            label={t('limitOf')}
            required
            inputMode="numeric"
            value={stop.minutes}
            onChange={(event) => change(stop.key, { minutes: event.currentTarget.value })}
          />
          <TextInput
            label={t('kmOf')}
            inputMode="decimal"
            disabled={i === 0}
            value={i === 0 ? '' : stop.km}
            onChange={(event) => change(stop.key, { km: event.currentTarget.value })}
          />
          {stops.length > 1 ? (
            <Button variant="subtle" onClick={() => onChange(stops.filter((one) => one.key !== stop.key))}>
              {t('removeStop', { n: i + 1 })}
            </Button>
          ) : null}
        </div>
      ))}
      {stops.length < MOST_STOPS ? (
        <div className="row">
          <Button
            variant="default"
            onClick={() => onChange([...stops, { key: nextKey, place: null, minutes: '60', km: '' }])}
          >
            {t('addStop')}
          </Button>
        </div>
      ) : null}
    </fieldset>
  );
}
