import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { formatNumber } from '../../../shared/formats.ts';
import { defined, typed } from '../../kit/defined.ts';
import { LeaveGuard } from '../../kit/form/LeaveGuard.tsx';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { TableRegion } from '../../kit/TableRegion.tsx';
import { useSend } from '../../kit/useApi.ts';
import { Outcomes, type RowOutcome } from './Outcomes.tsx';
import { itemsOf, readResultLines, type ResultLine } from './sheet.ts';
import { texts } from './texts.ts';

/** The server takes so many rows at once. */
const MOST = 1000;
const PREVIEW = 200;

/** L3: results pasted or typed line by line; refused lines stay in the field. */
export function Enter() {
  const t = useTexts(texts);
  const enter = useSend('POST /lab/results', ['/lab']);
  const [text, setText] = useState('');
  const [method, setMethod] = useState('');
  const [kitLot, setKitLot] = useState('');
  const [reason, setReason] = useState('');
  const [outcomes, setOutcomes] = useState<readonly RowOutcome[] | null>(null);
  const lines = readResultLines(text);
  const common = defined({ method: typed(method), kitLot: typed(kitLot), reason: typed(reason) });
  const items = itemsOf(lines, common).slice(0, MOST);
  const unreadable = lines.filter((line) => line.problem !== null).length;

  const submit = async () => {
    const result = await enter.send({ body: { items } });
    if (!result.ok) {
      return;
    }
    setOutcomes(result.data.outcomes);
    const accepted = new Set<number>();
    const sent = lines.filter((line) => line.problem === null).slice(0, MOST);
    result.data.outcomes.forEach((outcome, index) => {
      if (outcome.status < 400 && sent[index] !== undefined) {
        accepted.add(sent[index].line);
      }
    });
    const kept = text.split(/\r\n|\r|\n/u).filter((_, index) => !accepted.has(index + 1));
    const empty = lines.every((line) => accepted.has(line.line));
    setText(empty ? '' : kept.join('\n'));
    if (empty) {
      setReason('');
    }
  };
  return (
    <Panel title={t('enter')}>
      <LeaveGuard dirty={text.trim() !== ''} />
      <div className="stack">
        <p className="muted">{t('enterLead')}</p>
        <textarea
          className="paste-area"
          aria-label={t('pasteArea')}
          placeholder={t('pasteExample')}
          rows={5}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <div className="three">
          <TextInput
            label={t('method')}
            value={method}
            maxLength={80}
            onChange={(event) => setMethod(event.currentTarget.value)}
          />
          <TextInput
            label={t('kitLot')}
            value={kitLot}
            maxLength={60}
            onChange={(event) => setKitLot(event.currentTarget.value)}
          />
          <TextInput
            label={t('correctReason')}
            value={reason}
            maxLength={300}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </div>
        {unreadable === 0 ? null : (
          <Notice tone="warning">{t('unreadable', { n: formatNumber(unreadable) })}</Notice>
        )}
        {lines.length === 0 ? null : <Preview lines={lines} />}
        <FailureNotice failure={enter.failure} typing />
        {outcomes === null ? null : (
          <Outcomes outcomes={outcomes} good={t('sent', { n: countGood(outcomes) })} />
        )}
        <div>
          <Button loading={enter.busy} disabled={items.length === 0} onClick={() => void submit()}>
            {t('submit', { n: formatNumber(items.length) })}
          </Button>
        </div>
      </div>
    </Panel>
  );
}

function countGood(outcomes: readonly RowOutcome[]): string {
  return formatNumber(outcomes.filter((one) => one.status < 400).length);
}

/** How each line was understood, before anything is sent. */
function Preview({ lines }: { readonly lines: readonly ResultLine[] }) {
  const t = useTexts(texts);
  const name = useLabel();
  return (
    <TableRegion label={t('pasteArea')} tall>
      <table className="table">
        <thead>
          <tr>
            <th scope="col" className="end">
              {t('line')}
            </th>
            <th scope="col">{t('code')}</th>
            <th scope="col">{t('result')}</th>
            <th scope="col" className="end">
              {t('ct')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.slice(0, PREVIEW).map((line) => (
            <tr key={line.line} className={line.problem === null ? undefined : 'bad-row'}>
              <td className="end">{line.line}</td>
              <td>{line.code === '' ? '–' : line.code}</td>
              <td>
                {line.problem !== null
                  ? `✕ ${t(line.problem)}`
                  : line.result === null
                    ? '–'
                    : name('testResult', line.result)}
              </td>
              <td className="end">{line.ct === null ? '–' : formatNumber(line.ct)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableRegion>
  );
}
