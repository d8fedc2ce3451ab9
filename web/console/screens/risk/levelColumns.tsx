import type { Language } from '../../../shared/texts.ts';
import type { Column } from '../../kit/list/Column.ts';
import { showInstant } from '../../kit/show.ts';
import { Tag } from '../../kit/Tag.tsx';
import type { LevelRow } from './types.ts';
import { ComputedMark, LevelMark } from './LevelMark.tsx';
import type { texts } from './texts.ts';

/** So many missing inputs are named in the list; the rest is counted. */
const NAMED = 2;

/** Columns of the list of levels. */
export function levelColumns(t: typeof texts, lang: Language): readonly Column<LevelRow>[] {
  return [
    {
      id: 'name',
      title: t('commune'),
      sort: 'name',
      className: 'wrap',
      render: (row) => (
        <>
          <strong>{row.areaName}</strong>
          <span className="muted small block">{row.areaCode}</span>
        </>
      ),
    },
    {
      id: 'official',
      title: t('official'),
      sort: 'level',
      className: 'wrap',
      render: ({ official, formerLevel }) => (
        <>
          <LevelMark level={official?.level} />
          {official === null ? null : (
            <span className="muted small block">
              {t('since', { at: showInstant(official.from), number: official.decisionNumber })}
            </span>
          )}
          {formerLevel === null || formerLevel === official?.level ? null : (
            <span className="muted small block">{t('former', { n: formerLevel })}</span>
          )}
        </>
      ),
    },
    {
      id: 'computed',
      title: t('computed'),
      sort: 'computed',
      className: 'wrap',
      render: ({ computed, differs }) => (
        <>
          <ComputedMark bounds={computed} />
          <span className="muted small block">{computed === null ? '' : t('computedMark')}</span>
          {differs ? <Tag tone="warning">{t('different')}</Tag> : null}
        </>
      ),
    },
    {
      id: 'why',
      title: t('why'),
      className: 'wrap',
      render: ({ computed }) => (computed === null ? '–' : <Why computed={computed} t={t} lang={lang} />),
    },
  ];
}

type WhyProps = {
  readonly computed: NonNullable<LevelRow['computed']>;
  readonly t: typeof texts;
  readonly lang: Language;
};

function Why({ computed, t, lang }: WhyProps) {
  const missing = computed.missing.filter((one) => one.decisive);
  const names = missing.slice(0, NAMED).map((one) => one[lang]);
  return (
    <>
      <span className="small block">{computed.deciding[0]?.[lang] ?? '–'}</span>
      {missing.length === 0 ? null : (
        <Tag tone="warning">
          {t('missing', { list: names.join('; ') })}{' '}
          {missing.length > NAMED ? t('missingMore', { n: missing.length - NAMED }) : ''}
        </Tag>
      )}
      {computed.unverified.length === 0 ? null : (
        <span className="muted small block">{t('unverified', { n: computed.unverified.length })}</span>
      )}
    </>
  );
}
