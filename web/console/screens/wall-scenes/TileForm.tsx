import { Button, NumberInput, TextInput } from '@mantine/core';
import type { TileSetting } from '../../../../contract/command-wall.ts';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { MetricSelect } from '../../kit/metrics/MetricSelect.tsx';
import type { Metric } from '../../kit/metrics/words.ts';
import { showsFigure, withKind, withMetric } from './draft.ts';
import { texts } from './texts.ts';

type TileFormProps = {
  readonly tile: TileSetting;
  readonly number: number;
  readonly metrics: readonly Metric[];
  readonly onChange: (tile: TileSetting) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
};

/** One tile: what it shows, over which time, how large. */
export function TileForm({ tile, number, metrics, onChange, onMove, onRemove }: TileFormProps) {
  const t = useTexts(texts);
  const series = tile.kind === 'series';
  const size = (field: 'columns' | 'rows', most: number) => (
    <NumberInput
      label={t(field)}
      min={field === 'columns' ? 2 : 1}
      max={most}
      clampBehavior="strict"
      value={tile[field]}
      onChange={(value) => (typeof value === 'number' ? onChange({ ...tile, [field]: value }) : undefined)}
      w={90}
    />
  );
  const act = (text: 'up' | 'down' | 'remove', run: () => void) => (
    <Button variant="default" size="compact-sm" onClick={run}>
      {t(text)}
      <span className="hidden"> {tile.vi}</span>
    </Button>
  );
  return (
    <fieldset className="panel stack">
      <legend>{t('tile', { n: number })}</legend>
      <div className="row">
        <CodeSelect
          kind="tileKind"
          label={t('kind')}
          value={tile.kind}
          onChange={(kind) => onChange(withKind(tile, kind ?? tile.kind))}
        />
        {showsFigure(tile.kind) ? (
          <>
            <MetricSelect
              label={t('metric')}
              metrics={series ? metrics.filter(({ kind }) => kind !== 'gauge') : metrics}
              value={tile.metric ?? null}
              onChange={(code) => {
                const metric = metrics.find((one) => one.code === code);
                const former = metrics.find((one) => one.code === tile.metric);
                onChange(metric === undefined ? tile : withMetric(tile, metric, former));
              }}
            />
            <CodeSelect
              kind="tileWindow"
              label={t('window')}
              only={series ? ['days', 'hours'] : ['today', 'week', 'standing']}
              value={tile.window ?? 'standing'}
              onChange={(window) => onChange({ ...tile, window: window ?? 'today' })}
            />
          </>
        ) : null}
        {size('columns', 12)}
        {size('rows', 2)}
      </div>
      <div className="row">
        {(['vi', 'en'] as const).map((lang) => (
          <TextInput
            key={lang}
            label={t(lang === 'vi' ? 'nameVi' : 'nameEn')}
            required
            maxLength={60}
            value={tile[lang]}
            onChange={(event) => onChange({ ...tile, [lang]: event.currentTarget.value })}
          />
        ))}
        {act('up', () => onMove(-1))}
        {act('down', () => onMove(1))}
        {act('remove', onRemove)}
      </div>
    </fieldset>
  );
}
