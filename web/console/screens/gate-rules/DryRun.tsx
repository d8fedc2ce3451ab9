import { Button } from '@mantine/core';
import { useState } from 'react';
import { formatNumber } from '../../../shared/formats.ts';
import type { DataOf } from '../../kit/api.ts';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { showInstant } from '../../kit/show.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { TableRegion } from '../../kit/TableRegion.tsx';
import { useSend } from '../../kit/useApi.ts';
import { DecisionTag } from '../gates/DecisionTag.tsx';
import { texts } from './texts.ts';

type Tried = DataOf<'POST /gates/rules/{version}/dry-run'>;
const WEEK_MS = 7 * 24 * 3_600_000;

/** What a version would have decided over the crossings of the last seven days. */
export function DryRun({ version }: { readonly version: number }) {
  const t = useTexts(texts);
  const [tried, setTried] = useState<Tried | null>(null);
  const run = useSend('POST /gates/rules/{version}/dry-run');
  const start = async () => {
    const now = Date.now();
    const body = { from: new Date(now - WEEK_MS).toISOString(), to: new Date(now).toISOString() };
    const result = await run.send({ params: { version }, body });
    setTried(result.ok ? result.data : null);
  };
  return (
    <>
      <div className="row">
        <Button variant="default" loading={run.busy} onClick={() => void start()}>
          {t('tryOut')}
        </Button>
      </div>
      <FailureNotice failure={run.failure} />
      {tried === null ? null : <Outcome tried={tried} />}
    </>
  );
}

function Outcome({ tried }: { readonly tried: Tried }) {
  const t = useTexts(texts);
  const all = formatNumber(tried.crossings);
  if (tried.changed === 0) {
    return <Notice>{tried.crossings === 0 ? t('noPast') : t('nothingChanges', { all })}</Notice>;
  }
  return (
    <>
      <Notice tone="warning">{t('tried', { n: formatNumber(tried.changed), all })}</Notice>
      <Moves tried={tried} />
      <Examples tried={tried} />
    </>
  );
}

function Moves({ tried }: { readonly tried: Tried }) {
  const t = useTexts(texts);
  return (
    <TableRegion label={t('moves')}>
      <table className="table">
        <caption className="hidden">{t('moves')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('was')}</th>
            <th scope="col">{t('would')}</th>
            <th scope="col" className="end">
              {t('count')}
            </th>
          </tr>
        </thead>
        <tbody>
          {tried.moves.map((move) => (
            <tr key={`${move.from} ${move.to}`}>
              <td>
                <DecisionTag code={move.from} />
              </td>
              <td>
                <DecisionTag code={move.to} />
              </td>
              <td className="end">{formatNumber(move.count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableRegion>
  );
}

function Examples({ tried }: { readonly tried: Tried }) {
  const t = useTexts(texts);
  const lang = useLanguage();
  return (
    <TableRegion label={t('examples')} tall={tried.examples.length > 8}>
      <table className="table">
        <caption className="hidden">{t('examples')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('at')}</th>
            <th scope="col">{t('was')}</th>
            <th scope="col">{t('would')}</th>
            <th scope="col">{t('reason')}</th>
          </tr>
        </thead>
        <tbody>
          {tried.examples.map((example) => (
            <tr key={example.id}>
              <td>{showInstant(example.at)}</td>
              <td>
                <DecisionTag code={example.from} />
              </td>
              <td>
                <DecisionTag code={example.to} />
              </td>
              <td className="wrap">{example[lang]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableRegion>
  );
}
