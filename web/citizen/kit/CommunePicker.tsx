import { useEffect, useId, useState } from 'preact/hooks';
import { ensureZones, zoneData } from '../data/zone-data.ts';
import { searchNames } from './search.ts';
import { t } from './texts.ts';

/**
 * Choose a commune of the province by typing part of its name: an ARIA combobox over the list that the phone keeps, so
 * it works offline.
 */
export function CommunePicker(props: {
  readonly label?: string;
  readonly chosen: string | null;
  readonly onChoose: (id: string, name: string) => void;
}) {
  const id = useId();
  const areas = zoneData.value.value?.areas ?? [];
  const chosenName = areas.find((area) => area.id === props.chosen)?.name ?? '';
  const [looked, setLooked] = useState(false);
  useEffect(() => void ensureZones().then(() => setLooked(true)), []);
  const [typed, setTyped] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const found = typed === null ? [] : searchNames(areas, typed);
  const open = typed !== null && typed.trim() !== '';

  const choose = (area: { readonly id: string; readonly name: string } | undefined) => {
    if (area !== undefined) {
      props.onChoose(area.id, area.name);
      setTyped(null);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setActive((active + step + found.length) % Math.max(1, found.length));
    } else if (event.key === 'Enter' && open) {
      choose(found[active]);
    } else if (event.key === 'Escape') {
      setTyped(null);
    } else {
      return;
    }
    event.preventDefault();
  };

  return (
    <div class="field combo">
      <label for={id}>{props.label ?? t('commune')}</label>
      <p class="field-hint" id={`${id}-hint`}>
        {areas.length > 0 || !looked ? t('communeHint') : t('noList')}
      </p>
      <input
        id={id}
        type="text"
        role="combobox"
        autocomplete="off"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-describedby={`${id}-hint`}
        aria-activedescendant={open && found.length > 0 ? `${id}-${active}` : undefined}
        value={typed ?? chosenName}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setTyped(null)}
      />
      <div
        class="options"
        id={`${id}-list`}
        role="listbox"
        aria-label={props.label ?? t('commune')}
        hidden={!open || found.length === 0}
      >
        {found.map((area, index) => (
          <div
            key={area.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            // The press comes before the field loses the focus, which closes the list.
            onPointerDown={(event) => {
              event.preventDefault();
              choose(area);
            }}
          >
            {area.name}
          </div>
        ))}
      </div>
      <output class="field-hint">
        {open && (found.length === 0 ? t('none') : t('found', { n: found.length }))}
      </output>
    </div>
  );
}
