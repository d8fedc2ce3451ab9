import { Button } from '@mantine/core';
import { type KeyboardEvent, useRef, useState } from 'react';
import { labelOptions } from '../../../../contract/labels.ts';
import { formatCalendarDate, parseTypedDate } from '../../../shared/formats.ts';
import { newId } from '../../../shared/ids.ts';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { TableRegion } from '../../kit/TableRegion.tsx';
import type { CallContact, Draft } from './answers.ts';
import { type SetAnswers, textAnswer } from './fields.tsx';
import { texts } from './texts.ts';

type NamedContactsProps = { readonly draft: Draft; readonly set: SetAnswers; readonly lastDay: string };

const columns = ['fullName', 'phone', 'relation', 'lastContactDate', 'address'] as const;
type ColumnName = (typeof columns)[number];
const limits = { fullName: 120, phone: 60, address: 300 } as const;

type DateCellProps = {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (date: string | null) => void;
};

/** A day as people write it, day first; what is no date is marked and not kept. */
function DateCell({ label, value, onChange }: DateCellProps) {
  const t = useTexts(texts);
  const [text, setText] = useState(() => (value === null ? '' : formatCalendarDate(value)));
  const bad = text.trim() !== '' && parseTypedDate(text) === null;
  return (
    <input
      inputMode="numeric"
      placeholder={t('dateHint')}
      aria-label={label}
      aria-invalid={bad}
      title={bad ? t('badDate') : undefined}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        onChange(parseTypedDate(event.currentTarget.value));
      }}
    />
  );
}

/** Who was met, in a small grid; Enter in the last cell begins the next row. */
export function NamedContacts({ draft, set, lastDay }: NamedContactsProps) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const table = useRef<HTMLTableElement>(null);
  // Ids are made in the order of writing.
  const rows = Object.entries(draft.contacts).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const add = () => {
    set({ [`contacts.${newId()}`]: { lastContactDate: lastDay } });
    requestAnimationFrame(() =>
      table.current?.querySelector<HTMLElement>('tbody tr:last-child input')?.focus(),
    );
  };
  const cell = (id: string, one: CallContact, n: number, column: ColumnName) => {
    const given = {
      'aria-label': t('cell', { column: t(column), n }),
      value: one[column] ?? '',
      onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
        set({ [`contacts.${id}`]: { ...one, [column]: textAnswer(event.currentTarget.value) } }),
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key === 'Enter' && column === 'address' && n === rows.length) {
          event.preventDefault();
          add();
        }
      },
    };
    if (column === 'relation') {
      return (
        <select {...given}>
          <option value="">{t('chooseRelation')}</option>
          {labelOptions('relation', lang).map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      );
    }
    return column === 'lastContactDate' ? (
      <DateCell
        label={given['aria-label']}
        value={one.lastContactDate ?? null}
        onChange={(date) => set({ [`contacts.${id}`]: { ...one, lastContactDate: date } })}
      />
    ) : (
      <input type={column === 'phone' ? 'tel' : 'text'} maxLength={limits[column]} {...given} />
    );
  };
  return (
    <Panel title={t('contacts')}>
      <p className="muted small">{t('contactsHint')}</p>
      {rows.length === 0 ? null : (
        <TableRegion label={t('contacts')}>
          <table className="table sheet" ref={table}>
            <caption className="hidden">{t('contacts')}</caption>
            <thead>
              <tr>
                <th scope="col">#</th>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {t(column)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(([id, one], i) => (
                <tr key={id}>
                  <td className="nowrap">
                    {i + 1}{' '}
                    <Button
                      variant="subtle"
                      size="compact-xs"
                      aria-label={t('removeContact', { n: i + 1 })}
                      onClick={() => set({ [`contacts.${id}`]: null })}
                    >
                      ✕
                    </Button>
                  </td>
                  {columns.map((column) => (
                    <td key={column}>{cell(id, one, i + 1, column)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </TableRegion>
      )}
      <div className="row">
        <Button variant="default" onClick={add}>
          {t('addContact')}
        </Button>
      </div>
    </Panel>
  );
}
