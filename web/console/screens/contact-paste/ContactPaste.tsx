import { Button } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { type ClipboardEvent, useState } from 'react';
import { errorText } from '../../../shared/client.ts';
import { LeaveGuard } from '../../kit/form/LeaveGuard.tsx';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useSend } from '../../kit/useApi.ts';
import { CaseFrame } from '../case/CaseFrame.tsx';
import { SheetGrid } from './SheetGrid.tsx';
import { type SheetRow, itemOf, problemOf, readSheet } from './sheet.ts';
import { texts } from './texts.ts';

const blank = (id: number): SheetRow => ({
  id,
  fullName: '',
  phone: '',
  address: '',
  birthYear: '',
  relation: '',
  lastContactDate: '',
});
/** The server takes so many rows at once. */
const MOST = 1000;

/** Named contacts pasted from a sheet; refused rows stay in place with their error. */
export function ContactPaste() {
  const { id } = useParams({ strict: false });
  return <CaseFrame id={id ?? ''}>{(record) => <Paste key={record.id} caseId={record.id} />}</CaseFrame>;
}

function Paste({ caseId }: { readonly caseId: string }) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const add = useSend('POST /cases/{id}/contacts', ['/cases', '/contacts']);
  const [rows, setRows] = useState<readonly SheetRow[]>([]);
  const [errors, setErrors] = useState<ReadonlyMap<number, string>>(new Map());
  const [tried, setTried] = useState(false);
  const [done, setDone] = useState<{ readonly added: number; readonly bad: number } | null>(null);
  const nextId = 1 + Math.max(0, ...rows.map((row) => row.id));
  const ready = rows.filter((row) => problemOf(row) === null).slice(0, MOST);

  const onPaste = (event: ClipboardEvent) => {
    event.preventDefault();
    const pasted = readSheet(event.clipboardData.getData('text/plain'), nextId);
    setRows([...rows, ...pasted]);
  };
  const send = async () => {
    setTried(true);
    if (ready.length === 0) {
      return;
    }
    const result = await add.send({ params: { id: caseId }, body: { items: ready.map(itemOf) } });
    if (!result.ok) {
      return;
    }
    const refused = new Map<number, string>();
    const accepted = new Set<number>();
    result.data.outcomes.forEach((outcome, index) => {
      const row = ready[index];
      if (row === undefined) {
        return;
      }
      if (outcome.status < 400) {
        accepted.add(row.id);
        return;
      }
      const code = outcome.code ?? String(outcome.status);
      const { message = '', messageEn = '' } = outcome;
      refused.set(row.id, errorText({ code, message, messageEn }, lang) || t('refused', { code }));
    });
    setErrors(refused);
    const rest = rows.filter((row) => !accepted.has(row.id));
    setRows(rest);
    setDone({ added: accepted.size, bad: rest.length });
  };
  const errorOf = (row: SheetRow) => {
    const problem = problemOf(row);
    return errors.get(row.id) ?? (tried && problem !== null ? t(problem) : null);
  };
  return (
    <Panel title={t('title')}>
      <LeaveGuard dirty={rows.length > 0} />
      <p>{t('lead')}</p>
      <textarea
        className="paste-area"
        aria-label={t('pasteArea')}
        placeholder={t('pasteArea')}
        rows={3}
        value=""
        onChange={() => {}}
        onPaste={onPaste}
      />
      {done === null ? null : (
        <Notice tone={done.bad === 0 ? 'good' : 'warning'}>
          {done.bad === 0 ? t('doneAll', { n: done.added }) : t('doneSome', { n: done.added, bad: done.bad })}
        </Notice>
      )}
      <FailureNotice failure={add.failure} typing />
      {rows.length === 0 ? null : (
        <SheetGrid
          rows={rows}
          onChange={setRows}
          errorOf={errorOf}
          onAddRow={() => setRows([...rows, blank(nextId)])}
        />
      )}
      <div className="row">
        <Button loading={add.busy} disabled={rows.length === 0} onClick={() => void send()}>
          {t('submit', { n: ready.length })}
        </Button>
        <Button variant="default" onClick={() => setRows([...rows, blank(nextId)])}>
          {t('addRow')}
        </Button>
        <Link to="/cases/$id/contacts" params={{ id: caseId }}>
          {t('back')}
        </Link>
      </div>
    </Panel>
  );
}
