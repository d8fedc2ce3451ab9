import type { LabelCode } from '../../../../contract/labels.ts';
import { formatNumber } from '../../../shared/formats.ts';
import type { DataOf } from '../../kit/api.ts';
import { useLabel, useLanguage, useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { TableRegion } from '../../kit/TableRegion.tsx';
import { texts } from './texts.ts';

type Rule = DataOf<'GET /rosters/{id}'>['rules'][number];

/** The rules by which people on a roster are exposed, each with its source and how sure it is. */
export function Rules({ rules }: { readonly rules: readonly Rule[] }) {
  const t = useTexts(texts);
  const label = useLabel();
  const lang = useLanguage();
  const reach = (rule: Rule) =>
    rule.reach === 'everybody'
      ? t('reachEverybody')
      : rule.reach === 'same-unit'
        ? t('reachUnit')
        : t('reachSeats', { rows: rule.rows ?? 0 });
  return (
    <Panel title={t('rules')}>
      <TableRegion label={t('rules')}>
        <table className="table">
          <caption className="hidden">{t('rules')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('ruleDisease')}</th>
              <th scope="col">{t('ruleReach')}</th>
              <th scope="col">{t('ruleFar')}</th>
              <th scope="col">{t('ruleMinutes')}</th>
              <th scope="col">{t('ruleSource')}</th>
            </tr>
          </thead>
          <tbody>
            {rules.map((rule) => (
              <tr key={rule.disease ?? ''}>
                <td>
                  {rule.disease === null
                    ? t('anyDisease')
                    : label('disease', rule.disease as LabelCode<'disease'>)}
                </td>
                <td className="wrap">{reach(rule)}</td>
                <td className="wrap">
                  {rule.reach === 'everybody'
                    ? '–'
                    : rule.farWeight === 0
                      ? t('farNone')
                      : t('farWeight', { weight: formatNumber(rule.farWeight, 2) })}
                </td>
                <td>{rule.minMinutes ?? t('ofDisease')}</td>
                <td className="wrap">
                  {lang === 'vi' ? rule.source : rule.sourceEn} ({t(rule.certainty)})
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableRegion>
    </Panel>
  );
}
