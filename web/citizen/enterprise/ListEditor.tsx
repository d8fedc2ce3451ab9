import { useState } from 'preact/hooks';
import { SHEET_FILES } from '../../shared/lists/sheet-words.ts';
import { language } from '../../shared/texts.ts';
import { blankRow, type GridRow, isBlank, readSheet } from '../../shared/lists/sheet.ts';
import { Notice } from '../kit/Notice.tsx';
import { type ListDraft, type ListKind, nextRow } from './list.ts';
import { RowForm } from './RowForm.tsx';
import { t } from './texts.ts';

const MOST_ROWS = 1000;
const SHOWN = 50;

type Props<C extends string> = {
  readonly kind: ListKind<C>;
  readonly list: ListDraft<C>;
  readonly onChange: (change: Pick<ListDraft<C>, 'rows'>) => void;
};

/** Rows typed one by one or read from a file; each with what is still wrong with it. */
export function ListEditor<C extends string>({ kind, list, onChange }: Props<C>) {
  const [editing, setEditing] = useState<GridRow<C> | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [onlyWrong, setOnlyWrong] = useState(false);
  const [shown, setShown] = useState(SHOWN);
  const { rows } = list;
  const isNew = editing !== null && !rows.some(({ id }) => id === editing.id);
  const wrong = rows.filter((row) => noteOf(kind, list, row) !== null);
  const listed = onlyWrong ? wrong : rows;

  const open = async (input: HTMLInputElement) => {
    const file = input.files?.[0];
    input.value = '';
    if (file === undefined) {
      return;
    }
    const read = await import('./file.ts').then(
      async ({ readFile }) => await readFile(file),
      () => null,
    );
    if (read === null || !read.ok) {
      setFailure(read === null ? t('fileOffline') : read[language()]);
      return;
    }
    const found = readSheet(kind.columns, read.text, nextRow(rows)).filter(
      (row) => !isBlank(row, kind.columns),
    );
    const tooMany = rows.length + found.length > MOST_ROWS;
    setFailure(tooMany ? t('tooMany', { n: MOST_ROWS }) : found.length === 0 ? t('noRows') : null);
    if (!tooMany) {
      onChange({ rows: [...rows, ...found.map(kind.tidy)] });
    }
  };
  const save = (row: GridRow<C>) => {
    const tidy = kind.tidy(row);
    onChange({ rows: isNew ? [...rows, tidy] : rows.map((one) => (one.id === tidy.id ? tidy : one)) });
    setEditing(null);
  };
  const form = editing !== null && (
    <RowForm fields={kind.fields} row={editing} onSave={save} onCancel={() => setEditing(null)} />
  );
  return (
    <>
      <div class="row">
        <button
          type="button"
          disabled={rows.length >= MOST_ROWS}
          onClick={() => setEditing(blankRow(kind.columns, nextRow(rows)))}
        >
          {kind.add}
        </button>
        <label class="button quiet">
          {t('openFile')}
          <input
            type="file"
            class="unseen"
            accept={SHEET_FILES}
            onChange={(event) => void open(event.currentTarget)}
          />
        </label>
        <button type="button" class="link" onClick={() => void template(kind).then(setFailure)}>
          {t('template')}
        </button>
      </div>
      <p class="field-hint">{t('fileHint')}</p>
      {failure !== null && (
        <Notice tone="bad" title={t('failed')}>
          <p>{failure}</p>
        </Notice>
      )}
      {isNew && form}
      <output>
        {rows.length === 0
          ? !isNew && <p>{t('empty')}</p>
          : t('counted', { n: rows.length, good: rows.length - wrong.length, bad: wrong.length })}
      </output>
      {rows.length > 0 && (
        <div class="row">
          {wrong.length > 0 && (
            <label class="choice">
              <input type="checkbox" checked={onlyWrong} onChange={() => setOnlyWrong(!onlyWrong)} />
              <span>{t('onlyWrong')}</span>
            </label>
          )}
          <button
            type="button"
            class="small danger"
            onClick={() => {
              if (confirm(t('clearSure', { n: rows.length }))) {
                onChange({ rows: [] });
              }
            }}
          >
            {t('clear')}
          </button>
        </div>
      )}
      <ol class="plain">
        {listed.slice(0, shown).map((row) => (
          <li key={row.id}>
            {editing?.id === row.id ? (
              form
            ) : (
              <Row
                {...kind.describe(row)}
                note={noteOf(kind, list, row)}
                onEdit={() => setEditing(row)}
                onRemove={() => onChange({ rows: rows.filter(({ id }) => id !== row.id) })}
              />
            )}
          </li>
        ))}
      </ol>
      {listed.length > shown && (
        <button type="button" onClick={() => setShown(shown + SHOWN)}>
          {t('more', { n: listed.length - shown })}
        </button>
      )}
    </>
  );
}

/** What is wrong with a row: by itself, or what the server said of it as it stands. */
function noteOf<C extends string>(kind: ListKind<C>, list: ListDraft<C>, row: GridRow<C>): string | null {
  const problem = kind.problemOf(row);
  const refused = list.refused[row.id];
  return problem ?? (refused === undefined ? null : refused[language()] || t('wrong'));
}

async function template<C extends string>(kind: ListKind<C>): Promise<string | null> {
  try {
    const { saveTemplate } = await import('./file.ts');
    const { file, sheet, titles } = kind.template;
    await saveTemplate(
      file,
      sheet,
      titles,
      kind.fields.map(({ label }) => ({ title: label, width: 20 })),
    );
    return null;
  } catch {
    return t('fileOffline');
  }
}

function Row(props: {
  readonly name: string;
  readonly more: string;
  readonly note: string | null;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}) {
  const { name, more, note } = props;
  return (
    <>
      <div class="row spread">
        <strong>{name}</strong>
        <span class="row">
          <button type="button" class="small" aria-label={t('editOf', { name })} onClick={props.onEdit}>
            {t('edit')}
          </button>
          <button type="button" class="small" aria-label={t('removeOf', { name })} onClick={props.onRemove}>
            {t('remove')}
          </button>
        </span>
      </div>
      <p class="field-hint">{more}</p>
      {note !== null && <p class="field-error">✕ {note}</p>}
    </>
  );
}
