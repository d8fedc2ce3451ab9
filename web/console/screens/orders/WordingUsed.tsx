import type { LabelCode } from '../../../../contract/labels.ts';
import { formatDate } from '../../../shared/formats.ts';
import { useTexts } from '../../kit/i18n.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { useApi } from '../../kit/useApi.ts';
import { texts } from './texts.ts';

type WordingUsedProps = { readonly officeId: string | null; readonly kind: LabelCode<'templateKind'> };

/** In whose words a decision of an office will be: its template in force, or the general wording. */
export function WordingUsed({ officeId, kind }: WordingUsedProps) {
  const t = useTexts(texts);
  const query = { office: officeId ?? '', kind, state: 'in-force' as const };
  const known = useApi('GET /order-templates', { query }, { enabled: officeId !== null });
  const template = known.data?.items[0];
  return (
    <>
      {officeId === null || known.data === undefined ? null : (
        <p className="muted small">
          {template === undefined
            ? t('generalWording')
            : t('ownWording', { n: template.number, date: formatDate(template.validFrom ?? '') })}
        </p>
      )}
      <FailureNotice failure={known.error} retry={() => void known.refetch()} />
    </>
  );
}
