import { Modal } from '@mantine/core';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { showInstant } from '../../kit/show.ts';
import { Await } from '../../kit/state/Await.tsx';
import { common } from '../../kit/texts.ts';
import { useApi } from '../../kit/useApi.ts';
import type { Permit } from './types.ts';
import { texts } from './texts.ts';

/** What posts reported of a permit: how it was misused, when, and who says so. */
export function ReportsDialog({
  permit,
  onClose,
}: {
  readonly permit: Permit;
  readonly onClose: () => void;
}) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const name = useLabel();
  const reports = useApi('GET /permits/{id}/reports', { params: { id: permit.id } });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('reportsOf', { code: permit.shortCode ?? '' })}
      closeButtonProps={{ 'aria-label': words('close') }}
    >
      <Await query={reports} lines={2}>
        {({ items }) => (
          <ul className="plain">
            {items.map((report) => (
              <li key={report.id}>
                <strong>{name('misuseKind', report.kind)}</strong> · {showInstant(report.at)} ·{' '}
                {report.reportedBy}
                {report.note === null ? null : <span className="block">{report.note}</span>}
              </li>
            ))}
          </ul>
        )}
      </Await>
    </Modal>
  );
}
