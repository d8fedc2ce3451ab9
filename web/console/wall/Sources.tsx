import { useLanguage, useTexts } from '../kit/i18n.ts';
import { ageText, freshness, type WallSource } from './ages.ts';
import { texts } from './texts.ts';

const lights = { fresh: '●', late: '▲', old: '■', none: '○' } as const;

/** One light a source: shape, word and age, never colour alone. */
export function Sources({ sources, now }: { readonly sources: readonly WallSource[]; readonly now: number }) {
  const t = useTexts(texts);
  const lang = useLanguage();
  return (
    <ul className="wall-sources" aria-label={t('sources')}>
      {sources.map((source) => {
        const state = freshness(source, now);
        return (
          <li key={source.code} className={`wall-source wall-${state}`}>
            <span>
              <span aria-hidden="true">{lights[state]}</span> {source[lang]}
            </span>
            <span className="wall-soft">
              {state === 'old' ? `${t('old')} · ` : ''}
              {ageText(source.asOf, now)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
