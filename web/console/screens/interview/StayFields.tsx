import { Button } from '@mantine/core';
import { lazy, useState } from 'react';
import { useTexts } from '../../kit/i18n.ts';
import { AreaPicker } from '../../kit/pick/AreaPicker.tsx';
import { PlacePicker } from '../../kit/pick/PlacePicker.tsx';
import { Loading } from '../../kit/state/Loading.tsx';
import { Part } from '../../kit/state/Part.tsx';
import type { Stay } from './answers.ts';
import { dayParts } from './days.ts';
import { Choices, ClockField, TextAnswer } from './fields.tsx';
import { texts } from './texts.ts';

const AreaOnMap = lazy(async () => ({ default: (await import('./AreaOnMap.tsx')).AreaOnMap }));

type StayFieldsProps = {
  readonly stay: Stay;
  readonly placeName: string | null;
  /** Null takes the row away. */
  readonly onChange: (stay: Stay | null) => void;
};

/** One recalled place: an interval of the day, where, with whom. */
export function StayFields({ stay, placeName, onChange }: StayFieldsProps) {
  const t = useTexts(texts);
  const [picked, setPicked] = useState<string | null>(null);
  const [onMap, setOnMap] = useState(false);
  const placeId = stay.placeId ?? null;
  const set = (change: Partial<Stay>) => onChange({ ...stay, ...change });
  return (
    <div className="call-stay stack">
      <fieldset className="plain-set">
        <legend className="call-legend">{t('between')}</legend>
        <div className="call-choices">
          {dayParts.map(([part, from, to]) => (
            <button
              key={part}
              type="button"
              aria-pressed={stay.from === from && stay.to === to}
              onClick={() => set({ from, to })}
            >
              {t(part)}
            </button>
          ))}
        </div>
      </fieldset>
      <div className="three">
        <ClockField label={t('from')} value={stay.from} onChange={(from) => set({ from })} />
        <ClockField label={t('to')} value={stay.to} end onChange={(to) => set({ to })} />
      </div>
      <div className="two">
        <PlacePicker
          label={t('place')}
          value={placeId === null ? null : { id: placeId, label: picked ?? placeName ?? '…' }}
          onPick={(place) => {
            setPicked(place?.label ?? null);
            set({ placeId: place?.id ?? null });
          }}
        />
        <TextAnswer
          label={t('placeText')}
          hint={t('placeTextHint')}
          max={200}
          value={stay.placeText}
          onChange={(placeText) => set({ placeText })}
        />
      </div>
      <div className="row end">
        <AreaPicker
          label={t('stayArea')}
          kind="commune"
          value={stay.areaId ?? null}
          onPick={(areaId) => set({ areaId })}
        />
        <Button variant="default" aria-expanded={onMap} onClick={() => setOnMap(!onMap)}>
          {t(onMap ? 'hideMap' : 'pickOnMap')}
        </Button>
      </div>
      {onMap ? (
        <Part waiting={<Loading lines={4} />}>
          <AreaOnMap value={stay.areaId ?? null} onPick={(areaId) => set({ areaId })} />
        </Part>
      ) : null}
      <TextAnswer
        label={t('company')}
        max={300}
        value={stay.company}
        onChange={(company) => set({ company })}
      />
      <div className="two">
        <Choices
          kind="yesNo"
          label={t('indoor')}
          value={stay.indoor}
          onChange={(indoor) => set({ indoor })}
        />
        <Choices kind="yesNo" label={t('mask')} value={stay.mask} onChange={(mask) => set({ mask })} />
      </div>
      <div className="row">
        <Button variant="subtle" color="red" onClick={() => onChange(null)}>
          {t('removeStay')}
        </Button>
      </div>
    </div>
  );
}
