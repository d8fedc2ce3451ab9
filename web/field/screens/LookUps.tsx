import { formatTime } from '../../shared/formats.ts';
import { needsLook } from '../data/look-up-rules.ts';
import { dropLookUps, lookUps } from '../data/look-ups.ts';
import type { LookUp } from '../data/types.ts';
import { decisionLabel, outcomeLabel, said } from '../kit/labels.ts';
import { t } from './look-up-texts.ts';

/** Codes of other posts that could not be looked up without a network, and what the system says of them since. */
export function LookUps() {
  const all = lookUps.value;
  return all.length === 0 ? null : (
    <section aria-label={t('title')}>
      <h3>{t('title')}</h3>
      <ul class="lines">
        {all.map((one) => (
          <li key={one.id} data-testid="look-up">
            <span class="grow">
              <strong>{one.code.replace(/^(.{4})(.{4})$/, '$1 $2')}</strong> · {formatTime(one.at)} ·{' '}
              {t('decided', { what: decisionLabel(one.decided) })}
              <br />
              <Answer lookUp={one} />
            </span>
            {one.answer !== null && (
              <button type="button" onClick={() => void dropLookUps([one.id])}>
                {t('seen')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Answer({ lookUp }: { readonly lookUp: LookUp }) {
  const { answer } = lookUp;
  if (answer === null) {
    return <span class="hint">… {t('waiting')}</span>;
  }
  if (answer.outcome === null) {
    return <span>⚠ {t('nobody')}</span>;
  }
  const who = [answer.name ?? t('noName'), answer.birthYear ?? ''].filter((text) => text !== '').join(' · ');
  const rules = t('byRules', { what: decisionLabel(answer.decision) });
  return (
    <span>
      {needsLook(lookUp) ? '⚠' : '✓'} {who} – {outcomeLabel(answer.outcome)}. {rules}
      {answer.why !== null && needsLook(lookUp) && ` (${said(answer.why)})`}
    </span>
  );
}
