import { errorText } from '../../../shared/client.ts';
import { formatNumber } from '../../../shared/formats.ts';
import type { DataOf } from '../../kit/api.ts';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { Notice } from '../../kit/state/Notice.tsx';
import { texts } from './texts.ts';

export type RowOutcome = DataOf<'POST /level-changes/{id}/apply'>['outcomes'][number];

type AppliedProps = {
  readonly outcomes: readonly RowOutcome[];
  readonly nameOf: (personId: string) => string;
};

const SHOWN = 20;

/** What became of the decisions: how many were carried out, and each refusal with its person. */
export function Applied({ outcomes, nameOf }: AppliedProps) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const refused = outcomes.filter((one) => one.status >= 400);
  const n = formatNumber(outcomes.length - refused.length);
  if (refused.length === 0) {
    return <Notice tone="good">{t('appliedAll', { n })}</Notice>;
  }
  return (
    <Notice tone="warning">
      <p>{t('appliedSome', { n, bad: formatNumber(refused.length) })}</p>
      <ul>
        {refused.slice(0, SHOWN).map(({ personId, code = '', message = '', messageEn = '' }) => (
          <li key={personId}>
            <strong>{nameOf(personId)}</strong>: {errorText({ code, message, messageEn }, lang)}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
