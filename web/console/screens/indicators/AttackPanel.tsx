import { type AttackGroup, ageGroups, attackGroups } from '../../../../contract/indicators.ts';
import { formatNumber, formatPercent } from '../../../shared/formats.ts';
import { fileUrl } from '../../kit/api.ts';
import { defined } from '../../kit/defined.ts';
import { FileButton } from '../../kit/FileButton.tsx';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { urlCode } from '../../kit/list/CodeFilter.tsx';
import { type UrlValues, oneOf } from '../../kit/list/useUrlState.ts';
import { Panel } from '../../kit/Page.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { Empty } from '../../kit/state/Empty.tsx';
import { useApi } from '../../kit/useApi.ts';
import { DataTable } from '../../kit/figures/DataTable.tsx';
import { Explain } from './Explain.tsx';
import { frameOf } from './query.ts';
import { Segments } from '../../kit/figures/Segments.tsx';
import { texts } from './texts.ts';

type AttackPanelProps = {
  readonly url: UrlValues;
  readonly change: (patch: UrlValues) => void;
  readonly asOf: string;
};
type Group = (typeof attackGroups)[number];

/** Who falls ill: by age, sex and area. */
export function AttackPanel({ url, change, asOf }: AttackPanelProps) {
  const t = useTexts(texts);
  const labelOf = useLabel();
  const group = oneOf(attackGroups, url['group']) ?? 'age';
  const query = { ...frameOf(url), group };
  const answer = useApi('GET /indicators/attack-rates', { query }, { keep: true });
  return (
    <Panel
      title={t('attack')}
      actions={
        <>
          <Segments<Group>
            label={t('group')}
            options={attackGroups.map((one) => [one, labelOf('attackGroup', one)])}
            value={group}
            onChange={(next) => change({ group: next === 'age' ? undefined : next })}
          />
          <Explain code="attack-rate" asOf={asOf} />
          <FileButton
            url={fileUrl('GET /indicators/attack-rates', { query: defined(query) })}
            accept="text/csv"
            name="attack-rates.csv"
          >
            {t('csv')}
          </FileButton>
        </>
      }
    >
      <Await query={answer} lines={6}>
        {(data) =>
          data.items.length === 0 ? (
            <Empty title={t('noCases')} hint={t('noCasesHint')} />
          ) : (
            <Groups group={data.group} items={data.items} />
          )
        }
      </Await>
    </Panel>
  );
}

function Groups({ group, items }: { readonly group: Group; readonly items: readonly AttackGroup[] }) {
  const t = useTexts(texts);
  const labelOf = useLabel();
  const byArea = group === 'area';
  const between = (low: string, high: string) => `(${low} – ${high})`;
  const rateOf = (one: AttackGroup) =>
    one.rate === null || one.low === null || one.high === null
      ? labelOf('indicatorReason', one.reason ?? 'no-denominator')
      : `${formatNumber(one.rate)} ${between(formatNumber(one.low), formatNumber(one.high))}`;
  const fatalityOf = (one: AttackGroup) =>
    one.fatality === null || one.fatalityLow === null || one.fatalityHigh === null
      ? '–'
      : `${formatPercent(one.fatality, 1)} ${between(formatPercent(one.fatalityLow, 1), formatPercent(one.fatalityHigh, 1))}`;
  return (
    <>
      {byArea ? null : <p className="small muted">{t('noPeople')}</p>}
      <DataTable
        label={`${t('attack')}: ${labelOf('attackGroup', group)}`}
        tall={byArea}
        heads={[
          labelOf('attackGroup', group),
          t('n'),
          t('share'),
          ...(byArea ? [t('population')] : []),
          t('rate'),
          t('deceased'),
          t('fatality'),
        ]}
        rows={items.map((one) => ({
          key: one.key,
          cells: [
            nameOf(one),
            formatNumber(one.cases),
            one.share === null ? '–' : formatPercent(one.share, 1),
            ...(byArea ? [one.population === null ? '–' : formatNumber(one.population)] : []),
            rateOf(one),
            formatNumber(one.deceased),
            fatalityOf(one),
          ],
        }))}
      />
    </>
  );

  function nameOf({ key, name }: AttackGroup): string {
    if (group === 'sex') {
      return labelOf('sex', urlCode('sex', key) ?? 'unknown');
    }
    if (byArea || key === 'unknown') {
      return name ?? t('unknown');
    }
    const next = ageGroups[ageGroups.findIndex((first) => String(first) === key) + 1];
    return next === undefined ? t('yearsOpen', { from: key }) : t('years', { from: key, to: next - 1 });
  }
}
