import type { Measure } from '../../../../contract/indicators.ts';
import { formatNumber } from '../../../shared/formats.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { Tag } from '../../kit/Tag.tsx';
import { Explain } from './Explain.tsx';
import { texts } from './texts.ts';
import { ends, figure } from './words.ts';

type CardsProps = { readonly items: readonly Measure[]; readonly asOf: string };

/** The indicators, one card each: figure, interval, what it was made of, and whether it may be relied on. */
export function Cards({ items, asOf }: CardsProps) {
  return (
    <ul className="indicator-cards">
      {items.map((one) => (
        <Card key={one.code} measure={one} asOf={asOf} />
      ))}
    </ul>
  );
}

function Card({ measure, asOf }: { readonly measure: Measure; readonly asOf: string }) {
  const t = useTexts(texts);
  const labelOf = useLabel();
  const { code, unit, value, numerator, denominator, reason } = measure;
  const interval = ends(measure, t('openHigh'));
  const number = (count: number) => formatNumber(count, 0);
  return (
    <li className="indicator-card">
      <div className="row spread">
        <span className="indicator-name">{labelOf('indicator', code)}</span>
        <Explain code={code} measure={measure} asOf={asOf} />
      </div>
      {value === null ? (
        <span className="indicator-none">{t('noValue')}</span>
      ) : (
        <span className="indicator-value">
          {figure(value, unit)}{' '}
          {unit === 'share' ? null : <span className="small">{labelOf('indicatorUnit', unit)}</span>}
        </span>
      )}
      {interval === null ? null : <span className="small">{t('interval', interval)}</span>}
      {numerator === null || unit === 'cases' ? null : (
        <span className="small muted">
          {denominator === null || unit !== 'share'
            ? t('count', { numerator: number(numerator) })
            : t('of', { numerator: number(numerator), denominator: number(denominator) })}
        </span>
      )}
      {reason === null ? null : (
        <span className="small">
          {value === null ? null : <Tag tone="warning">{t('unreliable')}</Tag>}{' '}
          {labelOf('indicatorReason', reason)}
        </span>
      )}
    </li>
  );
}
