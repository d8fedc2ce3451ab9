import { FileButton } from '../FileButton.tsx';
import { useTexts } from '../i18n.ts';
import { common } from '../texts.ts';

type ExportListProps = {
  /** Address of the list with its filters and its sorting, by `fileUrl`. */
  readonly url: string;
  readonly name: string;
  readonly people?: boolean;
  readonly disabled?: boolean;
};

/** The list as it is shown, as a file: CSV, Excel, and without names where people stand in it. */
export function ExportList({ url, name, people = false, disabled = false }: ExportListProps) {
  const t = useTexts(common);
  return (
    <FileButton url={url} accept="text/csv" people={people} name={`${name}.csv`} disabled={disabled}>
      {t('exportCsv')}
    </FileButton>
  );
}
