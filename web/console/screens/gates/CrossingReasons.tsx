import { useLabel, useLanguage, useTexts } from '../../kit/i18n.ts';
import type { RowOf } from '../../kit/list/useList.ts';
import { Tag } from '../../kit/Tag.tsx';
import { texts } from './texts.ts';

/** Why it was decided so: the reasons, and where somebody decided otherwise than the rules. */
export function CrossingReasons({ crossing }: { readonly crossing: RowOf<'GET /gates/crossings'> }) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const name = useLabel();
  const deciding = crossing.reasons.filter((reason) => reason.decision === crossing.proposed);
  return (
    <>
      {crossing.waved ? <Tag tone="warning">{t('wavedThrough')}</Tag> : null}
      {crossing.overrideReason === null ? null : (
        <span className="block">
          <Tag tone="warning">{t('proposed', { decision: name('gateDecision', crossing.proposed) })}</Tag>
          <span className="block">{t('overrideReason', { reason: crossing.overrideReason })}</span>
        </span>
      )}
      {deciding.length === 0 && !crossing.waved ? t('noReasons') : null}
      {deciding.map((reason) => (
        <span key={reason.rule} className="block">
          {reason[lang]}
          {reason.missing ? ` (${t('missingData')})` : ''}
        </span>
      ))}
      <span className="muted small block">{t('ruleVersion', { n: crossing.ruleVersion })}</span>
    </>
  );
}
