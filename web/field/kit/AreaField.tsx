import { useId, useMemo, useState } from 'preact/hooks';
import { pack } from '../data/device.ts';
import { type AreaChoice, areaSearch } from '../decide/area-search.ts';
import { t } from './texts.ts';

/** Where somebody comes from: typed without marks, chosen from the areas of the pack by a tap. Works offline. */
export function AreaField(props: {
  readonly label: string;
  readonly chosen: string;
  readonly onChoose: (area: AreaChoice) => void;
}) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const areas = pack.value?.content.areas;
  const search = useMemo(() => areaSearch(areas ?? []), [areas]);
  const found = typed === null ? [] : search(typed);
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <p class="hint" id={`${id}-hint`}>
        {t('areaHint')}
      </p>
      <input
        id={id}
        type="text"
        autocomplete="off"
        aria-describedby={`${id}-hint`}
        value={typed ?? props.chosen}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && found[0] !== undefined) {
            event.preventDefault();
            props.onChoose(found[0]);
            setTyped(null);
          }
        }}
      />
      <p class="unseen" aria-live="polite">
        {typed !== null && typed !== '' && t('found', { n: found.length })}
      </p>
      {found.map((area) => (
        <button
          key={area.code}
          type="button"
          class="wide quiet option"
          onClick={() => {
            props.onChoose(area);
            setTyped(null);
          }}
        >
          {area.name}
        </button>
      ))}
      {typed !== null && typed !== '' && found.length === 0 && <p class="hint">{t('noArea')}</p>}
    </div>
  );
}
