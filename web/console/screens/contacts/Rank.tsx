import { formatNumber } from '../../../shared/formats.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { planTexts } from './plan-texts.ts';
import { type Factor, strongest } from './rank.ts';
import type { ContactRow } from './why.ts';

type RankProps = { readonly contact: ContactRow };
const times = (by: number) => `× ${formatNumber(by, 2)}`;

/** The score of a contact with what moved it most, for one cell. */
export function RankCell({ contact }: RankProps) {
  const name = useLabel();
  const t = useTexts(planTexts);
  const { factors } = contact;
  const some = factors === undefined ? [] : strongest(factors, 2);
  const why = some.map(({ factor, by }) => `${name('scoreFactor', factor)} ${times(by)}`).join(', ');
  return (
    <>
      <span className="small block">
        <strong>{t('points', { n: formatNumber(contact.score, 1) })}</strong>
        {why === '' ? null : <span className="muted">: {why}</span>}
      </span>
      {contact.below === undefined ? null : (
        <span className="small block">
          {t('belowBecause', { reason: name('belowReason', contact.below) })}
        </span>
      )}
    </>
  );
}

/** Why a contact ranks where it does, in full: minutes times every factor. */
export function RankReasons({ contact }: RankProps) {
  const t = useTexts(planTexts);
  const name = useLabel();
  const { factors } = contact;
  if (factors === undefined) {
    return null;
  }
  const more = (factor: Factor['factor']) =>
    factor === 'crowd' && factors.people !== null
      ? t('people', { n: formatNumber(factors.people) })
      : factor === 'onset' && factors.dayFromZero !== null
        ? t('dayFromZero', { day: formatNumber(factors.dayFromZero) })
        : factor === 'days'
          ? t('dayCount', { n: formatNumber(factors.days) })
          : null;
  return (
    <div className="stack">
      <strong>{t('whyRank', { score: formatNumber(contact.score, 1) })}</strong>
      <ul className="plain">
        <li>{t('minutesCounted', { n: formatNumber(factors.minutes, 1) })}</li>
        {strongest(factors).map(({ factor, by }) => (
          <li key={factor}>
            {times(by)} {name('scoreFactor', factor)} {more(factor)}
          </li>
        ))}
      </ul>
      <span className="muted small">{t('rankAssumption')}</span>
    </div>
  );
}
