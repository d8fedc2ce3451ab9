import { Button } from '@mantine/core';
import { useState } from 'react';
import { formatNumber } from '../../../shared/formats.ts';
import { useRight } from '../../app/session/session.ts';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { showDate } from '../../kit/show.ts';
import { Await } from '../../kit/state/Await.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { TableRegion } from '../../kit/TableRegion.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { useApi } from '../../kit/useApi.ts';
import { CopyRule } from './CopyRule.tsx';
import { decisionTexts } from './decisionTexts.ts';
import { DryRun } from './DryRun.tsx';
import { UseRule } from './UseRule.tsx';
import type { RuleData } from './types.ts';

/** One version: its figures with source and certainty, a trial, copying, and putting it into use. */
export function Rule({ id }: { readonly id: string }) {
  const query = useApi('GET /risk/rules/{id}', { params: { id } });
  return <Await query={query}>{(rule) => <Opened rule={rule} />}</Await>;
}

function Opened({ rule }: { readonly rule: RuleData }) {
  const t = useTexts(decisionTexts);
  const lang = useLanguage();
  const mayEdit = useRight('risk.review');
  const mayUse = useRight('risk.approve');
  const [copying, setCopying] = useState(false);
  return (
    <div className="stack">
      {rule.note === null ? null : <Notice>{rule.note[lang]}</Notice>}
      <Figures figures={rule.figures} />
      {mayEdit ? (
        <>
          <div className="row">
            <Button variant="default" onClick={() => setCopying(true)}>
              {t('copy')}
            </Button>
          </div>
          <DryRun id={rule.id} />
        </>
      ) : null}
      {mayUse && rule.status !== 'SHIPPED' ? <UseRule rule={rule} /> : null}
      {copying ? <CopyRule rule={rule} onClose={() => setCopying(false)} /> : null}
    </div>
  );
}

function Figures({ figures }: { readonly figures: RuleData['figures'] }) {
  const t = useTexts(decisionTexts);
  const lang = useLanguage();
  const show = (value: number | null) => (value === null ? t('notFound') : formatNumber(value));
  return (
    <TableRegion label={t('figures')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('figure')}</th>
            <th scope="col" className="end">
              {t('value')}
            </th>
            <th scope="col">{t('certainty')}</th>
            <th scope="col">{t('source')}</th>
          </tr>
        </thead>
        <tbody>
          {figures.map((figure) => (
            <tr key={figure.code}>
              <td className="wrap">{figure.name[lang]}</td>
              <td className="end">
                <strong>{show(figure.value)}</strong>
                {figure.changed === null ? null : (
                  <span className="muted small block">{t('changed', { value: show(figure.shipped) })}</span>
                )}
              </td>
              <td>
                {figure.changed === null ? (
                  <Tag tone={figure.certainty === 'verified' ? 'good' : 'warning'}>{t(figure.certainty)}</Tag>
                ) : (
                  <Tag tone="blue">{t('own')}</Tag>
                )}
              </td>
              <td className="wrap small">
                {figure.changed === null
                  ? figure.source
                  : `${figure.changed.author}, ${showDate(figure.changed.from)}: ${figure.changed.reason}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableRegion>
  );
}
