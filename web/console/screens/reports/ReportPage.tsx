import { Button, Textarea } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { fileUrl } from '../../kit/api.ts';
import { FileButton } from '../../kit/FileButton.tsx';
import { LeaveGuard } from '../../kit/form/LeaveGuard.tsx';
import { useLabel, useLanguage, useTexts } from '../../kit/i18n.ts';
import { Facts, Page, Panel } from '../../kit/Page.tsx';
import { showInstant } from '../../kit/show.ts';
import { StatusTag } from '../../kit/StatusTag.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { TableRegion } from '../../kit/TableRegion.tsx';
import { useApi, useSend } from '../../kit/useApi.ts';
import type { BodyOf } from '../../../shared/client.ts';
import { useEdit } from '../../kit/conflict/useEdit.tsx';
import { useDraft } from '../../kit/form/useDraft.ts';
import { Content } from './Content.tsx';
import { Mails } from './Mails.tsx';
import { REPORT_CHANGES, type ReportRecord } from './record.ts';
import { Steps } from './Steps.tsx';
import { texts } from './texts.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** One report: how it reads, its papers, and what is to be done with it. */
export function ReportPage() {
  const t = useTexts(texts);
  const { id } = useParams({ strict: false });
  const params = { id: id ?? '' };
  const query = useApi('GET /reports/{id}', { params });
  const pdf = fileUrl('GET /reports/{id}/document.pdf', { params });
  return (
    <Page
      title={query.data === undefined ? t('title') : `${query.data.title} ${query.data.number ?? ''}`}
      lead={query.data?.subject}
      actions={
        <>
          <Button variant="default" component="a" href={pdf} target="_blank" rel="noreferrer">
            {t('openPdf')}
          </Button>
          <FileButton
            url={fileUrl('GET /reports/{id}/document.xlsx', { params })}
            accept={XLSX}
            name="report.xlsx"
          >
            {t('xlsx')}
          </FileButton>
        </>
      }
    >
      <Await query={query}>{(report) => <Record key={report.id} report={report} />}</Await>
    </Page>
  );
}

function Record({ report }: { readonly report: ReportRecord }) {
  const t = useTexts(texts);
  const name = useLabel();
  return (
    <>
      <Receive report={report} />
      {report.late ? (
        <Notice tone="bad" title={t('late')}>
          {t('lateHint')}
        </Notice>
      ) : null}
      {report.note === null ? null : <Notice tone="warning">{t('note', { note: report.note })}</Notice>}
      <Panel>
        <Facts
          items={[
            [t('status'), <StatusTag key="status" kind="reportStatus" code={report.status} />],
            [t('office'), report.officeName],
            [t('area'), report.areaName],
            [t('period'), `${showInstant(report.from)} – ${showInstant(report.to)}`],
            [t('asOf'), showInstant(report.asOf)],
            [t('made'), showInstant(report.generatedAt)],
            [t('madeBy'), report.scheduled ? t('bySchedule') : report.generatedBy],
            ...(report.dueAt === null ? [] : [[t('due'), showInstant(report.dueAt)] as const]),
          ]}
        />
        {report.certainty === 'verified' ? null : <p className="muted small">{t('unverified')}</p>}
        <Stamps report={report} />
        {report.editions.length < 2 ? null : (
          <p>
            {t('editions')}:{' '}
            {report.editions.map((one) => (
              <Link key={one.id} to="/reports/$id" params={{ id: one.id }} className="row">
                {t('edition', { n: one.edition })} · {name('reportStatus', one.status)}
              </Link>
            ))}
          </p>
        )}
      </Panel>
      <Steps report={report} />
      {report.status === 'DRAFT' && report.may.write ? (
        <Remarks key={report.version} report={report} />
      ) : null}
      <Content blocks={report.blocks} />
      {report.receipts.length === 0 ? null : <Receipts report={report} />}
      {report.number !== null && (report.may.write || report.may.issue) ? <Mails report={report} /> : null}
    </>
  );
}

function Stamps({ report }: { readonly report: ReportRecord }) {
  const t = useTexts(texts);
  const lines = [
    report.reviewedBy === null
      ? null
      : t('reviewed', { by: report.reviewedBy, at: showInstant(report.reviewedAt) }),
    report.signedBy === null
      ? null
      : t('signed', {
          title: report.signerTitle ?? '',
          by: report.signedBy,
          at: showInstant(report.signedAt),
        }),
    report.issuedAt === null
      ? null
      : t('issued', { by: report.issuedBy ?? t('bySchedule'), at: showInstant(report.issuedAt) }),
    report.correctionReason === null ? null : t('correction', { reason: report.correctionReason }),
    report.digest === null ? null : t('digest', { digest: report.digest }),
  ].filter((line) => line !== null);
  return lines.length === 0 ? null : (
    <ul className="plain small">
      {lines.map((line) => (
        <li key={line} className="break-all">
          {line}
        </li>
      ))}
    </ul>
  );
}

function Receive({ report }: { readonly report: ReportRecord }) {
  const t = useTexts(texts);
  const receive = useSend('POST /reports/{id}/receipt', REPORT_CHANGES);
  if (!report.waitsForMe) {
    return null;
  }
  const names = report.receipts
    .filter(({ mine, receivedAt }) => mine && receivedAt === null)
    .map((one) => one.name);
  return (
    <Notice
      tone="warning"
      title={t('receiveHint', { names: names.join(', ') })}
      actions={
        <Button
          loading={receive.busy}
          onClick={() => void receive.send({ params: { id: report.id }, body: {} })}
        >
          {t('receive')}
        </Button>
      }
    >
      <FailureNotice failure={receive.failure} />
    </Notice>
  );
}

function remarksOf({ assessment, proposal }: ReportRecord) {
  return { assessment: assessment ?? '', proposal: proposal ?? '' };
}

/** What officers write between the figures; two who write both keep their words. */
function Remarks({ report }: { readonly report: ReportRecord }) {
  const t = useTexts(texts);
  const lang = useLanguage();
  // What the typing began from: the page itself follows what colleagues save meanwhile.
  const [start, setStart] = useState(report);
  const draft = useDraft(remarksOf(start));
  const change = useSend('PATCH /reports/{id}', REPORT_CHANGES);
  const labels = new Map(report.remarkLabels.map((one) => [one.field, one[lang]]));
  const edit = useEdit<Omit<BodyOf<'PATCH /reports/{id}'>, 'version'>, ReportRecord>({
    fields: {
      assessment: { label: labels.get('assessment') ?? t('remarks') },
      proposal: { label: labels.get('proposal') ?? t('remarks') },
    },
    send: async (patch, version) =>
      await change.send({ params: { id: report.id }, body: { ...patch, version } }),
    onSaved: (saved) => {
      setStart(saved);
      draft.reset(remarksOf(saved));
    },
  });
  const save = async (refresh: boolean) =>
    await edit.save({ ...draft.changes(), ...(refresh ? { refresh } : {}) }, start.version);
  return (
    <Panel title={t('remarks')}>
      <LeaveGuard dirty={draft.dirty} />
      {report.remarkLabels.map(({ field }) => (
        <Textarea
          key={field}
          label={labels.get(field)}
          autosize
          minRows={2}
          maxLength={4000}
          value={draft.value[field]}
          onChange={(event) => draft.set({ [field]: event.currentTarget.value })}
        />
      ))}
      {edit.dialog}
      <FailureNotice failure={edit.failure} typing />
      <div className="row">
        <Button loading={edit.busy} onClick={() => void save(false)}>
          {t('save')}
        </Button>
        <Button variant="default" loading={edit.busy} onClick={() => void save(true)}>
          {t('refresh')}
        </Button>
      </div>
      <p className="muted small">{t('refreshHint')}</p>
    </Panel>
  );
}

function Receipts({ report }: { readonly report: ReportRecord }) {
  const t = useTexts(texts);
  return (
    <Panel title={`${t('recipients')}: ${t('receivedOf', { n: report.received, total: report.recipients })}`}>
      <TableRegion label={t('recipients')} tall>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('recipients')}</th>
              <th scope="col">{t('received')}</th>
            </tr>
          </thead>
          <tbody>
            {report.receipts.map((one) => (
              <tr key={one.id}>
                <td className="wrap">{one.name}</td>
                <td>
                  {showInstant(one.receivedAt)}
                  <span className="muted small block">{one.receivedBy}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableRegion>
    </Panel>
  );
}
