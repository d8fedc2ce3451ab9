import { errorText } from '../../../shared/client.ts';
import type { DataOf } from '../../kit/api.ts';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { Notice } from '../../kit/state/Notice.tsx';
import { texts } from './texts.ts';

export type RowOutcome = DataOf<'POST /lab/results'>['outcomes'][number];

/** What became of a batch: how many went through, and each refused row with its reason. */
export function Outcomes({
  outcomes,
  good,
}: {
  readonly outcomes: readonly RowOutcome[];
  readonly good: string;
}) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const refused = outcomes.filter((one) => one.status >= 400);
  return (
    <Notice tone={refused.length === 0 ? 'good' : 'warning'}>
      <p>{good}</p>
      {refused.length === 0 ? null : (
        <>
          <p>{t('refusedSome', { n: refused.length })}</p>
          <ul>
            {refused.slice(0, 20).map((one, index) => (
              <li key={`${one.tube} ${index}`}>
                <strong>{one.tube}</strong>: {reasonOf(one, lang)}
              </li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  );
}

/** Why a row was refused, in the reader's language. */
export function reasonOf(outcome: RowOutcome, lang: 'vi' | 'en'): string {
  const { code = String(outcome.status), message = '', messageEn = '' } = outcome;
  return errorText({ code, message, messageEn }, lang);
}
