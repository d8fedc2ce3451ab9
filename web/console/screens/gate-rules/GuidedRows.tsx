import { Button } from '@mantine/core';
import { useTexts } from '../../kit/i18n.ts';
import { type Guided, type GuidedRow, rowFor } from './guided.ts';
import { GuidedLine } from './GuidedLine.tsx';
import { texts } from './texts.ts';

type GuidedRowsProps = { readonly guided: Guided; readonly onChange: (next: Guided) => void };
const NEW_ROW = rowFor('zone.worst');

/** A condition row by row: what must hold, and exceptions. */
export function GuidedRows({ guided, onChange }: GuidedRowsProps) {
  const t = useTexts(texts);
  const { rows, unless } = guided;
  const setUnless = (index: number, next: readonly GuidedRow[]) =>
    onChange({
      rows,
      // An exception without rows is none.
      unless: unless.flatMap((part, at) => (at === index ? (next.length === 0 ? [] : [next]) : [part])),
    });
  return (
    <>
      <Lines legend={t('all')} rows={rows} onChange={(next) => onChange({ rows: next, unless })} />
      {unless.map((part, index) => (
        <Lines
          // Exceptions have no name of their own; their position is what they are.
          // oxlint-disable-next-line react/no-array-index-key
          key={index}
          legend={t('unless')}
          rows={part}
          onChange={(next) => setUnless(index, next)}
        />
      ))}
      <div className="row">
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => onChange({ rows, unless: [...unless, [NEW_ROW]] })}
        >
          {t('addUnless')}
        </Button>
      </div>
    </>
  );
}

type LinesProps = {
  readonly legend: string;
  readonly rows: readonly GuidedRow[];
  readonly onChange: (rows: readonly GuidedRow[]) => void;
};

function Lines({ legend, rows, onChange }: LinesProps) {
  const t = useTexts(texts);
  return (
    <fieldset className="guided-unless stack">
      <legend>{legend}</legend>
      {rows.map((row, index) => (
        <GuidedLine
          // oxlint-disable-next-line react/no-array-index-key -- rows may be equal; the position tells them apart
          key={index}
          row={row}
          onChange={(next) => onChange(rows.map((one, at) => (at === index ? next : one)))}
          onRemove={() => onChange(rows.filter((_, at) => at !== index))}
        />
      ))}
      <div className="row">
        <Button variant="default" size="compact-sm" onClick={() => onChange([...rows, NEW_ROW])}>
          {t('addRow')}
        </Button>
      </div>
    </fieldset>
  );
}
