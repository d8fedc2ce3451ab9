import { Textarea } from '@mantine/core';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { labelOptions } from '../../../../contract/labels.ts';
import { Segments } from '../../kit/figures/Segments.tsx';
import { AreaPicker } from '../../kit/pick/AreaPicker.tsx';
import { PlacePicker } from '../../kit/pick/PlacePicker.tsx';
import { useCommune } from '../community/useCommune.ts';
import type { LockdownDraft } from './draft.ts';
import { DrawPad } from './DrawPad.tsx';
import { readCorners, readOutline, writeCorners } from './outline.ts';
import { texts } from './texts.ts';

type ShapeFieldsProps = {
  readonly value: LockdownDraft;
  readonly set: (patch: Partial<LockdownDraft>) => void;
};

/** What is cordoned: a unit, a place, the houses of an alley, or an outline that is drawn, typed or pasted. */
export function ShapeFields({ value, set }: ShapeFieldsProps) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const [own] = useCommune();
  const { areaId } = value;
  const options = labelOptions('lockdownShape', lang).map((one) => [one.value, one.label] as const);
  return (
    <div className="stack">
      <Segments
        label={t('shape')}
        options={options}
        value={value.kind}
        onChange={(kind) => set({ kind, ...(areaId === null && kind !== 'unit' ? { areaId: own } : {}) })}
      />
      {value.kind === 'place' ? (
        <PlacePicker label={t('place')} value={value.place} onPick={(place) => set({ place })} />
      ) : (
        <AreaPicker
          label={t(value.kind === 'unit' ? 'unit' : 'commune')}
          required
          value={value.areaId}
          {...(value.kind === 'unit' ? {} : { kind: 'commune' as const })}
          onPick={(areaId, area) =>
            set({
              areaId,
              ...(value.kind === 'unit' && value.title === '' && area !== null ? { title: area.name } : {}),
            })
          }
        />
      )}
      {value.kind === 'address' ? (
        <Textarea
          label={t('words')}
          description={t('wordsHint')}
          required
          autosize
          minRows={2}
          maxLength={2000}
          value={value.words}
          onChange={(event) => {
            const words = event.currentTarget.value;
            set({ words, ...(value.title === value.words ? { title: words.split('\n')[0] ?? '' } : {}) });
          }}
        />
      ) : null}
      {value.kind === 'polygon' ? (
        <>
          <DrawPad
            areaId={value.areaId}
            corners={value.outline.trim().startsWith('{') ? [] : readCorners(value.outline)}
            onChange={(corners) => set({ outline: writeCorners(corners) })}
          />
          <Textarea
            label={t('outline')}
            description={t('outlineHint')}
            rows={4}
            maxLength={200_000}
            value={value.outline}
            error={
              value.outline.trim() !== '' && readOutline(value.outline) === null ? t('outlineBad') : null
            }
            onChange={(event) => set({ outline: event.currentTarget.value })}
          />
        </>
      ) : null}
    </div>
  );
}
