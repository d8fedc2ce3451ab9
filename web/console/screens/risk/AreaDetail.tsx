import { Button } from '@mantine/core';
import { useState } from 'react';
import { formatNumber } from '../../../shared/formats.ts';
import { useRight } from '../../app/session/session.ts';
import { useLabel, useLanguage, useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { showInstant } from '../../kit/show.ts';
import { Await } from '../../kit/state/Await.tsx';
import { TableRegion } from '../../kit/TableRegion.tsx';
import { useApi } from '../../kit/useApi.ts';
import { CorrectLevel } from './CorrectLevel.tsx';
import { LevelMark } from './LevelMark.tsx';
import { texts } from './texts.ts';
import type { Decided, Detail } from './types.ts';

/** One commune: why the rule says so, what it was told, and everything that was decided. */
export function AreaDetail({ id }: { readonly id: string }) {
  const t = useTexts(texts);
  const query = useApi('GET /risk/areas/{id}', { params: { id } });
  return (
    <Await query={query}>
      {(area) => (
        <Panel title={area.areaName}>
          <Computed computed={area.computed} />
          <h3>{t('inputs')}</h3>
          <Inputs inputs={area.inputs} />
          <h3>{t('history')}</h3>
          <History area={area} />
        </Panel>
      )}
    </Await>
  );
}

function Computed({ computed }: { readonly computed: Detail['computed'] }) {
  const t = useTexts(texts);
  const lang = useLanguage();
  if (computed === null) {
    return <p className="muted">{t('notComputed')}</p>;
  }
  return (
    <>
      <p className="muted small">
        {t('ruleInUse', { rule: computed.rule[lang], at: showInstant(computed.computedAt) })}
      </p>
      <h3>{t('deciding')}</h3>
      <ul>
        {computed.deciding.map((line) => (
          <li key={line.vi}>{line[lang]}</li>
        ))}
      </ul>
      {computed.missing.length === 0 ? null : (
        <p>{t('missing', { list: computed.missing.map((one) => one[lang]).join('; ') })}</p>
      )}
      {computed.unverified.length === 0 ? null : (
        <details>
          <summary>{t('unverifiedTitle')}</summary>
          <ul>
            {computed.unverified.map(({ figure, value, source }) => (
              <li key={figure}>
                <strong>{value === null ? t('notFound') : formatNumber(value)}</strong> ({figure}): {source}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Inputs({ inputs }: { readonly inputs: Detail['inputs'] }) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const name = useLabel();
  if (inputs.length === 0) {
    return <p className="muted">{t('notCounted')}</p>;
  }
  return (
    <TableRegion label={t('inputs')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('input')}</th>
            <th scope="col" className="end">
              {t('value')}
            </th>
            <th scope="col">{t('source')}</th>
            <th scope="col">{t('asOf')}</th>
          </tr>
        </thead>
        <tbody>
          {inputs.map((input) => (
            <tr key={input.code}>
              <td className="wrap">{input[lang]}</td>
              <td className="end">{formatNumber(input.value)}</td>
              <td className="wrap">
                {name('riskInputSource', input.source)}
                <span className="muted small block">{input.note}</span>
              </td>
              <td>{showInstant(input.at)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableRegion>
  );
}

function History({ area }: { readonly area: Detail }) {
  const t = useTexts(texts);
  const mayCorrect = useRight('risk.approve');
  const [correcting, setCorrecting] = useState<Decided | null>(null);
  if (area.history.length === 0) {
    return <p className="muted">{t('noHistory')}</p>;
  }
  return (
    <TableRegion label={t('history')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('official')}</th>
            <th scope="col">{t('from')}</th>
            <th scope="col">{t('decision')}</th>
            <th scope="col">{t('recorded')}</th>
            <th scope="col">
              <span className="hidden">{t('correction')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {area.history.map((row) => (
            <tr key={row.id} className={row.correctedBy === null ? undefined : 'risk-former'}>
              <td>{row.level === null ? t('cancelled') : <LevelMark level={row.level} />}</td>
              <td>{showInstant(row.from)}</td>
              <td className="wrap">
                {row.decisionNumber}
                <span className="muted small block">
                  {row.signer}. {row.reason}
                </span>
              </td>
              <td className="wrap">{t('by', { name: row.recordedBy, at: showInstant(row.recordedAt) })}</td>
              <td>
                {row.correctedBy !== null ? (
                  t('corrected')
                ) : mayCorrect ? (
                  <Button variant="default" size="compact-sm" onClick={() => setCorrecting(row)}>
                    {t('correction')}
                  </Button>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {correcting === null ? null : (
        <CorrectLevel row={correcting} areaName={area.areaName} onClose={() => setCorrecting(null)} />
      )}
    </TableRegion>
  );
}
