import { fileUrl } from '../../kit/api.ts';
import { FileButton } from '../../kit/FileButton.tsx';
import { useTexts } from '../../kit/i18n.ts';
import type { RowOf } from '../../kit/list/useList.ts';
import { texts } from './texts.ts';

export type ExportRow = RowOf<'GET /exports'>;

/** The files of one export: a table as CSV or for Excel, FHIR one resource a line or as a bundle. */
export function ExportFiles({ row }: { readonly row: Pick<ExportRow, 'id' | 'kind' | 'purpose'> }) {
  const t = useTexts(texts);
  const url = (form?: 'ndjson' | 'bundle') =>
    fileUrl('GET /exports/{id}/file', { params: { id: row.id }, query: form === undefined ? {} : { form } });
  return (
    <div className="row">
      <span className="hidden">{t('filesOf', { purpose: row.purpose })}</span>
      {row.kind === 'fhir' ? (
        <>
          <FileButton url={url('ndjson')} accept="application/fhir+ndjson" name="fhir.ndjson">
            {t('fileNdjson')}
          </FileButton>
          <FileButton url={url('bundle')} accept="application/fhir+json" name="fhir.json">
            {t('fileBundle')}
          </FileButton>
        </>
      ) : (
        <FileButton url={url()} accept="text/csv" name={`${row.kind}.csv`}>
          {t('fileTable')}
        </FileButton>
      )}
    </div>
  );
}
