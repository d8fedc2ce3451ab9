import { useEffect, useId, useState } from 'preact/hooks';
import { pack } from '../data/device.ts';
import { openOrigins, recentOrigins } from '../data/origins.ts';
import { type AreaChoice, areaName, areaSearch, type PackArea } from '../decide/area-search.ts';
import { t } from './texts.ts';

let search: ReturnType<typeof areaSearch> = () => [];
let searched: readonly PackArea[] | null = null;

/** The search over the areas of the pack, made once a pack: thousands of names are folded for it. */
function packSearch(): typeof search {
  const content = pack.value?.content;
  if (content !== undefined && content.areas !== searched) {
    searched = content.areas;
    search = areaSearch(content.areas, content.areaCodes.at(-1));
  }
  return search;
}

/** Units that are offered before anybody types: where the last people came from, then the unit of the post. */
function offered(): (AreaChoice & { readonly shown: string })[] {
  const content = pack.value?.content;
  if (content === undefined) {
    return [];
  }
  const province = content.areaCodes.at(-1) ?? '';
  const above = `, ${areaName(content.areas, province)}`;
  return [...new Set([...recentOrigins.value, ...content.areaCodes.slice(0, 1)])].map((code) => {
    const name = areaName(content.areas, code);
    return { code, name, shown: name.replace(above, '') };
  });
}

/**
 * Where somebody comes from or lives: typed without marks or by initials, chosen from the areas of the pack by a tap.
 * Works offline.
 */
export function AreaField(props: {
  readonly label: string;
  readonly chosen: string;
  readonly onChoose: (area: AreaChoice) => void;
  readonly error?: string | null;
}) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const { chosen, error, onChoose } = props;
  useEffect(() => {
    void openOrigins();
  }, []);
  const found = typed === null || typed.trim() === '' ? [] : packSearch()(typed);
  const blank = chosen === '' && (typed ?? '') === '';
  const near = blank ? offered() : [];
  const choose = ({ code, name }: AreaChoice) => {
    onChoose({ code, name });
    setTyped(null);
  };
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <input
        id={id}
        type="text"
        autocomplete="off"
        enterkeyhint="done"
        aria-describedby={blank ? `${id}-hint` : undefined}
        aria-invalid={error ? true : undefined}
        value={typed ?? chosen}
        onFocus={(event) => event.currentTarget.select()}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && found[0] !== undefined) {
            event.preventDefault();
            choose(found[0]);
            event.currentTarget.blur();
          }
        }}
      />
      <p class="unseen" aria-live="polite">
        {typed !== null && typed !== '' && t('found', { n: found.length })}
      </p>
      {near.length > 0 && (
        <div class="row near">
          {near.map((area) => (
            <button key={area.code} type="button" onClick={() => choose(area)}>
              {area.shown}
            </button>
          ))}
        </div>
      )}
      {found.map((area) => (
        <button key={area.code} type="button" class="wide quiet option" onClick={() => choose(area)}>
          {area.name}
        </button>
      ))}
      {typed !== null && typed !== '' && found.length === 0 && <p class="hint">{t('noArea')}</p>}
      {blank && (
        <p class="hint" id={`${id}-hint`}>
          {t('areaHint')}
        </p>
      )}
      {error && <p class="field-error">{error}</p>}
    </div>
  );
}
