import { errorText } from '../../shared/client.ts';
import { formatNumber } from '../../shared/formats.ts';
import { useLanguage, useTexts } from './i18n.ts';
import { Notice } from './state/Notice.tsx';
import { common } from './texts.ts';

/** What became of one of a bulk action; a pasted row that was refused names nobody. */
export type BulkOutcome = {
  readonly id: string | null;
  readonly status: number;
  readonly code?: string;
  readonly message?: string;
  readonly messageEn?: string;
};

type BulkOutcomesProps = {
  readonly outcomes: readonly BulkOutcome[];
  readonly nameOf: (id: string) => string | undefined;
  /** What is said of the whole where the rows are no people. */
  readonly title?: (n: string, total: string) => string;
};

/** Names shown of each reason; the others are counted. */
const NAMED = 10;

/** What became of everybody of a bulk action: how many it worked for, and by reason who it did not work for. */
export function BulkOutcomes({ outcomes, nameOf, title }: BulkOutcomesProps) {
  const t = useTexts(common);
  const lang = useLanguage();
  const refused = outcomes.filter((one) => one.status >= 400);
  const n = formatNumber(outcomes.length - refused.length);
  const total = formatNumber(outcomes.length);
  const reasons = Map.groupBy(refused, (one) => one.code ?? String(one.status));
  return (
    <Notice
      tone={refused.length === 0 ? 'good' : 'warning'}
      title={title === undefined ? t('bulkDone', { n, total }) : title(n, total)}
    >
      {refused.length === 0 ? null : (
        <ul>
          {[...reasons].map(([code, own]) => {
            const { message = '', messageEn = '' } = own[0] ?? {};
            const names = own.flatMap((one) => (one.id === null ? [] : (nameOf(one.id) ?? [])));
            const more = own.length - Math.min(names.length, NAMED);
            return (
              <li key={code}>
                {formatNumber(own.length)} × {errorText({ code, message, messageEn }, lang) || code}{' '}
                {names.slice(0, NAMED).join(', ')}
                {names.length > 0 && more > 0 ? ` +${formatNumber(more)}` : ''}
              </li>
            );
          })}
        </ul>
      )}
    </Notice>
  );
}
