import { Button } from '@mantine/core';
import { formatNumber } from '../../../shared/formats.ts';
import type { DataOf } from '../../kit/api.ts';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { Notice } from '../../kit/state/Notice.tsx';
import { TableRegion } from '../../kit/TableRegion.tsx';
import { saveText } from '../../kit/save.ts';
import { refusedCsv } from './sheet.ts';
import { texts } from './texts.ts';

/** The server names so many refused rows. */
const NAMED = 500;

/** What became of a table: units stored, and the rows that could not be read. */
export function Received({ result }: { readonly result: DataOf<'POST /gates/zones'> }) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const { stored, refused } = result;
  if (refused.length === 0) {
    return <Notice tone="good">{t('stored', { n: formatNumber(stored) })}</Notice>;
  }
  return (
    <div className="stack">
      <Notice tone="warning">
        {t('storedSome', { n: formatNumber(stored), bad: formatNumber(refused.length) })}{' '}
        {refused.length >= NAMED ? t('refusedMost') : ''}
      </Notice>
      <TableRegion label={t('refused')} tall={refused.length > 8}>
        <table className="table">
          <caption className="hidden">{t('refused')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('line')}</th>
              <th scope="col">{t('raw')}</th>
              <th scope="col">{t('why')}</th>
            </tr>
          </thead>
          <tbody>
            {refused.map((row) => (
              <tr key={row.line}>
                <td>{row.line}</td>
                <td className="wrap">{row.raw}</td>
                <td className="wrap">{row[lang]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableRegion>
      <div className="row">
        <Button
          variant="default"
          onClick={() => saveText(refusedCsv(refused), 'text/csv', 'zones-refused.csv')}
        >
          {t('refusedCsv')}
        </Button>
      </div>
    </div>
  );
}
