import { Button } from '@mantine/core';
import { useState } from 'react';
import type { DataOf } from '../../kit/api.ts';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { TableRegion } from '../../kit/TableRegion.tsx';
import { useSend } from '../../kit/useApi.ts';
import { decisionTexts } from './decisionTexts.ts';
import { ComputedMark, LevelMark } from './LevelMark.tsx';

type Tried = DataOf<'POST /risk/rules/{id}/dry-run'>;

/** What a version would say of the inputs of now, beside the one in use. */
export function DryRun({ id }: { readonly id: string }) {
  const t = useTexts(decisionTexts);
  const [tried, setTried] = useState<Tried | null>(null);
  const run = useSend('POST /risk/rules/{id}/dry-run');
  const start = async () => {
    const result = await run.send({ params: { id }, body: {} });
    setTried(result.ok ? result.data : null);
  };
  return (
    <div className="stack">
      <div className="row">
        <Button variant="default" loading={run.busy} onClick={() => void start()}>
          {t('tryOut')}
        </Button>
      </div>
      <FailureNotice failure={run.failure} />
      {tried === null ? null : (
        <>
          <Notice>
            {tried.changes.length === 0
              ? t('nothingChanges', { all: tried.areas })
              : t('tried', { n: tried.changes.length, all: tried.areas })}
          </Notice>
          {tried.changes.length === 0 ? null : <Changes changes={tried.changes} />}
        </>
      )}
    </div>
  );
}

function Changes({ changes }: { readonly changes: Tried['changes'] }) {
  const t = useTexts(decisionTexts);
  const lang = useLanguage();
  return (
    <TableRegion label={t('tryOut')} tall={changes.length > 10}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('area')}</th>
            <th scope="col">{t('decision')}</th>
            <th scope="col">{t('computed')}</th>
            <th scope="col">{t('wouldBe')}</th>
            <th scope="col">{t('reason')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr key={change.areaId}>
              <th scope="row" className="wrap">
                {change.areaName}
              </th>
              <td>
                <LevelMark level={change.officialLevel} />
              </td>
              <td>
                <ComputedMark bounds={change.now} />
              </td>
              <td>
                <ComputedMark bounds={change.would} />
              </td>
              <td className="wrap small">{change.deciding[0]?.[lang]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableRegion>
  );
}
