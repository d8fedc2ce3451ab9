import type { DataOf } from '../../kit/api.ts';
import { DataTable } from '../../kit/figures/DataTable.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { showInstant } from '../../kit/show.ts';
import { Notice } from '../../kit/state/Notice.tsx';
import { type AlertKind, findingText } from './findingText.ts';
import { texts } from './texts.ts';

type TrialResultProps = {
  readonly result: DataOf<'POST /command/alert-rules/dry-run'> & {
    readonly kind: AlertKind;
    readonly unit: string;
  };
};

/** What a rule would have raised. */
export function TrialResult({ result }: TrialResultProps) {
  const t = useTexts(texts);
  const silent = result.silent.map(({ why, areas }) => t(why, { areas }));
  const limits = (
    <>
      {result.past ? null : <Notice>{t('noPast')}</Notice>}
      {silent.length === 0 ? null : <Notice>{t('trialSilent', { reasons: silent.join('; ') })}</Notice>}
    </>
  );
  const { areas } = result;
  if (result.raised === 0) {
    return (
      <>
        <Notice>{t(result.past ? 'trialNone' : 'trialNoneNow', { areas })}</Notice>
        {limits}
      </>
    );
  }
  return (
    <>
      <Notice tone="warning">
        {result.past
          ? t('trialSome', { n: result.raised, areas, open: result.openNow })
          : t('trialSomeNow', { n: result.raised, areas })}{' '}
        {result.raised > result.items.length ? t('trialMore') : ''}
      </Notice>
      {limits}
      <DataTable
        label={t('trial')}
        tall
        heads={[t('area'), t('raised'), t('clearedAt'), t('value')]}
        rows={result.items.map((one) => ({
          key: `${one.areaName} ${one.raisedAt}`,
          cells: [
            one.areaName,
            showInstant(one.raisedAt),
            one.clearedAt === null ? t('still') : showInstant(one.clearedAt),
            findingText(result.kind, one.finding, result.unit),
          ],
        }))}
      />
    </>
  );
}
