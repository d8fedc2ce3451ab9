import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { caseClassifications } from '../../../../contract/cases.ts';
import { labelOptions } from '../../../../contract/labels.ts';
import { formatDate, instantToLocal } from '../../../shared/formats.ts';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { DateField } from '../../kit/form/DateField.tsx';
import { defined } from '../../kit/defined.ts';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { TableRegion } from '../../kit/TableRegion.tsx';
import { useSend } from '../../kit/useApi.ts';
import { AfterContact, countedFrom, FirstDay } from './FirstDay.tsx';
import './imports.css';
import type { BeginsWork, SheetImport } from './types.ts';
import { texts } from './texts.ts';

type Field = SheetImport['columns'][number]['field'];

/** Where no column names the day, the day on which the sheet came is offered. */
function suggestedDay({ kind, columns, createdAt }: SheetImport): string | null {
  if (columns.some(({ field }) => field === 'contactId')) {
    // Our own list: it corrects, and names nobody.
    return null;
  }
  const wanted = kind === 'case' ? 'reportDate' : 'lastContactDate';
  return kind === 'person' || columns.some(({ field }) => field === wanted)
    ? null
    : instantToLocal(Date.parse(createdAt)).slice(0, 10);
}

/** What each column means, as guessed; what is changed here is remembered for the sender. */
export function ColumnMap({ data, onBegun }: BeginsWork) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const [columns, setColumns] = useState<readonly Field[]>(data.columns.map(({ field }) => field));
  const [days, setDays] = useState<readonly (string | null)[]>(
    data.columns.map((_, at) => data.plan.days?.[at] ?? null),
  );
  const [headerRow, setHeaderRow] = useState(String(data.plan.headerRow));
  const [disease, setDisease] = useState<string>(data.plan.disease ?? 'covid-19');
  const [classification, setClassification] = useState(data.plan.classification ?? 'CONFIRMED');
  const [day, setDay] = useState<string | null>(data.plan.day ?? suggestedDay(data));
  const [differences, setDifferences] = useState(
    data.plan.differences ?? (data.kind === 'person' ? 'ask' : 'record'),
  );
  const knows = data.kind === 'person' || columns.includes('personId');
  const plan = useSend('POST /imports/{id}/plan', ['/imports']);
  const takesDays = data.kind === 'contact';
  const [afterContact, setAfterContact] = useState(data.plan.daysAfterContact);
  const fields = labelOptions('sheetField', lang).filter(({ value }) => value !== 'dayMark' || takesDays);
  const numbers = data.plan.dayNumbers ?? [];
  const isCounted = (at: number) => (numbers[at] ?? null) !== null && columns[at] === 'dayMark';
  const counted = data.columns.flatMap((_, at) => (isCounted(at) ? [at] : []));
  const dayOf = (day: string | null) => (day === null ? t('dayUnknown') : formatDate(day));
  const named = days.filter((one, at) => one !== null || (numbers[at] ?? null) !== null);
  const nameOf = (at: number) => data.columns[at]?.title || t('untitled', { n: at + 1 });
  const save = async () => {
    const { headerRows } = data.plan;
    const shared = defined({ day: day ?? undefined, differences: knows ? differences : undefined });
    const ofDays = columns.includes('dayMark') || named.length > 0 ? { days: [...days] } : {};
    const facts =
      data.kind === 'case' ? { disease, classification } : defined({ disease: data.plan.disease });
    const result = await plan.send({
      params: { id: data.id },
      body: {
        headerRow: Number(headerRow),
        headerRows,
        columns: [...columns],
        ...ofDays,
        ...(numbers.length === 0 ? {} : { dayNumbers: [...numbers] }),
        ...defined({ daysAfterContact: afterContact }),
        ...facts,
        ...shared,
      },
    });
    if (result.ok) {
      onBegun();
    }
  };
  return (
    <Panel title={t('columns')}>
      {/* Once it is saved, what is to be corrected comes first. */}
      <details open={data.state === 'mapping'} className="stack">
        <summary>
          {t(data.state === 'mapping' ? 'columnsOpen' : 'columnsSaved', { n: columns.length })}
        </summary>
        <p className="muted">{t('columnsLead')}</p>
        {named.length === 0 ? null : (
          <Notice tone="info" title={t('daysTitle', { n: named.length })}>
            {t(takesDays ? 'daysTaken' : 'daysNotTaken')}
          </Notice>
        )}
        {counted.length === 0 || afterContact === undefined ? null : (
          <AfterContact
            checked={afterContact}
            onChange={(checked) => {
              setAfterContact(checked);
              setDays(countedFrom(days, numbers, null));
            }}
          />
        )}
        {counted.length === 0 || afterContact === true ? null : (
          <FirstDay
            title={nameOf(counted[0]!)}
            value={days[counted[0]!] ?? null}
            last={days[counted.at(-1)!] ?? null}
            onChange={(value) => setDays(countedFrom(days, numbers, value))}
          />
        )}
        <TableRegion label={t('columns')}>
          <table className="table cards import-columns">
            <caption className="hidden">{t('columns')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('titleOf')}</th>
                <th scope="col">{t('means')}</th>
                <th scope="col">{t('samples')}</th>
              </tr>
            </thead>
            <tbody>
              {data.columns.map((column, at) => (
                // Columns have no name of their own: their place is what they are.
                // oxlint-disable-next-line react/no-array-index-key
                <tr key={at}>
                  <th scope="row" className="wrap">
                    {nameOf(at)}
                  </th>
                  <td>
                    <NativeSelect
                      aria-label={t('meansOf', { title: nameOf(at) })}
                      value={columns[at] ?? ''}
                      data={[
                        { value: '', label: t('notUsed') },
                        ...fields.map(({ value, label }) => ({ value: String(value), label })),
                      ]}
                      onChange={(event) => {
                        const chosen = fields.find(({ value }) => value === event.currentTarget.value);
                        setColumns(columns.map((field, i) => (i === at ? (chosen?.value ?? null) : field)));
                      }}
                    />
                    {isCounted(at) ? (
                      <span className="muted small">{dayOf(days[at] ?? null)}</span>
                    ) : columns[at] === 'dayMark' ? (
                      <DateField
                        label={t('dayOf', { title: nameOf(at) })}
                        value={days[at] ?? null}
                        onChange={(value) => setDays(days.map((one, i) => (i === at ? value : one)))}
                      />
                    ) : null}
                    {column.guess === 'sender' || column.guess === 'content' ? (
                      <span className="muted small">
                        {t(column.guess === 'sender' ? 'guessSender' : 'guessContent')}
                      </span>
                    ) : null}
                  </td>
                  <td className="wrap">{column.samples.join(' · ')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableRegion>
        <div className="two">
          <TextInput
            label={t('headerRow')}
            description={t('headerRowHint')}
            inputMode="numeric"
            value={headerRow}
            error={/^\d{1,7}$/u.test(headerRow) ? null : t('headerRowHint')}
            onChange={(event) => setHeaderRow(event.currentTarget.value)}
          />
          {data.kind === 'person' ? null : (
            <DateField
              label={t(data.kind === 'case' ? 'day' : 'contactDay')}
              value={day}
              onChange={(value) => setDay(value)}
            />
          )}
          {knows ? (
            <div>
              <CodeSelect
                kind="sheetDifference"
                label={t('differences')}
                value={differences}
                onChange={(code) => setDifferences(code ?? 'ask')}
              />
              <span className="muted small">{t('differencesHint')}</span>
            </div>
          ) : null}
          {data.kind === 'case' ? (
            <>
              <CodeSelect
                kind="disease"
                label={t('disease')}
                value={disease as 'covid-19'}
                onChange={(code) => setDisease(code ?? 'covid-19')}
              />
              <CodeSelect
                kind="caseClassification"
                label={t('classification')}
                only={caseClassifications.filter((code) => code !== 'NO_CASE')}
                value={classification}
                onChange={(code) => setClassification(code ?? 'CONFIRMED')}
              />
            </>
          ) : null}
        </div>
        <FailureNotice failure={plan.failure} typing labels={{ days: t('daysLabel') }} />
        <div className="row">
          <Button loading={plan.busy} disabled={!/^\d{1,7}$/u.test(headerRow)} onClick={() => void save()}>
            {t('check')}
          </Button>
        </div>
      </details>
    </Panel>
  );
}
