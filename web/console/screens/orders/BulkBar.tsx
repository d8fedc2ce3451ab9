import { Button } from '@mantine/core';
import { useState } from 'react';
import { formatNumber, localToInstant } from '../../../shared/formats.ts';
import { useRight } from '../../app/session/session.ts';
import { type DataOf, fileUrl } from '../../kit/api.ts';
import { BulkOutcomes } from '../../kit/BulkOutcomes.tsx';
import { defined } from '../../kit/defined.ts';
import { FileButton } from '../../kit/FileButton.tsx';
import { DateField } from '../../kit/form/DateField.tsx';
import { useTexts } from '../../kit/i18n.ts';
import type { Selection } from '../../kit/list/selection.ts';
import { Notice } from '../../kit/state/Notice.tsx';
import { common } from '../../kit/texts.ts';
import { useSend } from '../../kit/useApi.ts';
import { ReasonDialog } from '../../kit/form/ReasonDialog.tsx';
import { useDraft } from '../../kit/form/useDraft.ts';
import { bulkTexts } from './bulk-texts.ts';
import { decisionBody, lacksDecision, newDecision } from './decision-draft.ts';
import { DecisionFields } from './DecisionFields.tsx';
import { decisionTexts } from './decision-texts.ts';
import { certificateTexts } from './certificate-texts.ts';
import { Certified } from './Certified.tsx';
import { byNumber, orderName, printedIds } from './order-name.ts';
import { ServeMany } from './ServeMany.tsx';
import { serveTexts } from './serve-texts.ts';
import type { ServeOutcomes } from './ServeDialog.tsx';
import { countShortened, proposedEnd } from './proposed-end.ts';
import { type CertificateOutcomes, CertifyDialog } from './CertifyDialog.tsx';

type Order = DataOf<'GET /orders'>['items'][number];
type Outcomes = DataOf<'POST /orders/releases'>['outcomes'];
type Asked = 'extend' | 'release' | 'cancel';
type BulkBarProps = { readonly selection: Selection; readonly rows: readonly Order[] };

/** The server puts so many into a file. */
const A_FILE = 500;
/** What may be done with the ticked orders: new end, release, cancellation, papers; each order has its outcome. */
export function BulkBar({ selection, rows }: BulkBarProps) {
  const t = useTexts(bulkTexts);
  const words = useTexts(common);
  const decided = useTexts(decisionTexts);
  const mayIssue = useRight('order.issue');
  const [asking, setAsking] = useState<Asked | null>(null);
  const [until, setUntil] = useState<string | null>(null);
  const [proposed] = useState(() => newDecision(undefined, false));
  const { value: decision, set, reset } = useDraft(proposed);
  const certificate = useTexts(certificateTexts);
  const [certifying, setCertifying] = useState(false);
  const [certified, setCertified] = useState<CertificateOutcomes | null>(null);
  const [outcomes, setOutcomes] = useState<Outcomes | null>(null);
  const serve = useTexts(serveTexts);
  const [served, setServed] = useState<ServeOutcomes | null>(null);
  // Names of rows that leave the filtered list are still needed for the outcomes.
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const extend = useSend('POST /orders/extensions', ['/orders']);
  const release = useSend('POST /orders/releases', ['/orders', '/contacts']);
  const cancel = useSend('POST /orders/cancellations', ['/orders', '/contacts']);
  const ids = [...selection.keys];
  const n = formatNumber(ids.length);
  const chosen = rows.filter((row) => selection.keys.has(row.id));
  const [kind = 'quarantine-home', ...others] = new Set(chosen.map((row) => row.kind));
  // Only those that can have such a paper are counted, issued and printed.
  const idsOf = (has: (row: Order) => boolean) => printedIds(chosen.filter(has));
  const toCertify = chosen.filter((row) => row.status === 'RELEASED' && row.certificate === null);
  const certifiable = toCertify.map(({ id }) => id);
  const withCertificate = idsOf((row) => row.certificate !== null);
  const withDecision = chosen
    .filter((row) => row.lastDecision !== null)
    .toSorted((a, b) => byNumber(a.lastDecision?.number ?? '', b.lastDecision?.number ?? ''))
    .map(({ id }) => id);
  const foreign = chosen.filter((row) => row.issuerOfficeId !== decision.officeId).length;
  const over = chosen.filter((row) => row.status === 'RELEASED' || row.status === 'EXPIRED').length;
  const ends = chosen.map((row) => row.until);
  const shortened = countShortened(ends, until);
  const finish = (done: Outcomes) => {
    setNames(new Map(rows.map((row) => [row.id, orderName(row.number, row.issuerOfficeName)])));
    setOutcomes(done);
    setAsking(null);
    selection.set(done.filter(({ status }) => status >= 400).map(({ id }) => id));
  };
  const ask = (what: Asked) => {
    setOutcomes(null);
    setServed(null);
    setCertified(null);
    extend.clear();
    release.clear();
    cancel.clear();
    setUntil(proposedEnd(ends));
    reset(newDecision(chosen[0], what !== 'release'));
    setAsking(what);
  };
  const send = async (reason: string | undefined) => {
    if (asking === 'release') {
      const result = await release.send({ body: defined({ ids, reason, decision: decisionBody(decision) }) });
      return result.ok ? finish(result.data.outcomes) : undefined;
    }
    if (until === null || reason === undefined) {
      return undefined;
    }
    if (asking === 'cancel') {
      const result = await cancel.send({ body: defined({ ids, reason, decision: decisionBody(decision) }) });
      return result.ok ? finish(result.data.outcomes) : undefined;
    }
    const items = ids.map((id) => ({ id, until: localToInstant(until) }));
    const result = await extend.send({
      body: defined({ items, reason, decision: decisionBody(decision) }),
    });
    return result.ok ? finish(result.data.outcomes) : undefined;
  };
  const file = (
    key: 'GET /orders/decisions.pdf' | 'GET /orders/certificates.pdf' | 'GET /orders/change-decisions.pdf',
    some: readonly string[],
  ) => fileUrl(key, { query: { ids: some.join(',') } });
  const decisions = (outcomes ?? [])
    .flatMap(({ id, decision: made }) => (made === undefined ? [] : [{ id, number: made.number }]))
    .toSorted((a, b) => byNumber(a.number, b.number));
  const issued = decisions.map(({ id }) => id);
  // Ticked on another page of the list: printed too, after those whose numbers are known.
  const papers = [...new Set([...printedIds(chosen), ...ids])];
  const tooMany = ids.length > A_FILE;
  return (
    <>
      {outcomes === null ? null : (
        <BulkOutcomes
          outcomes={outcomes}
          nameOf={(id) => names.get(id)}
          title={(good, total) => t('done', { n: good, total })}
        />
      )}
      {issued.length === 0 || issued.length > A_FILE ? null : (
        <div className="row">
          <FileButton
            url={file('GET /orders/change-decisions.pdf', issued)}
            accept="application/pdf"
            name="quyet-dinh-thay-doi.pdf"
          >
            {decided('print', { n: formatNumber(issued.length) })}
          </FileButton>
          <span>
            {decisions.length === 1
              ? decisions[0]?.number
              : decided('numbers', {
                  first: decisions[0]?.number ?? '',
                  last: decisions.at(-1)?.number ?? '',
                })}
          </span>
        </div>
      )}
      {served === null ? null : (
        <BulkOutcomes
          outcomes={served}
          nameOf={(id) => names.get(id)}
          title={(good, total) => serve('done', { n: good, total })}
        />
      )}
      {certified === null ? null : <Certified outcomes={certified} nameOf={(id) => names.get(id)} />}
      {certifying ? (
        <CertifyDialog
          ids={certifiable}
          officeId={toCertify[0]?.issuerOfficeId ?? null}
          foreign={toCertify.filter((row) => row.issuerOfficeId !== toCertify[0]?.issuerOfficeId).length}
          onDone={(done) => {
            setNames(new Map(rows.map((row) => [row.id, orderName(row.number, row.issuerOfficeName)])));
            setOutcomes(null);
            setCertified(done);
            setCertifying(false);
            selection.set(done.filter(({ status }) => status >= 400).map(({ id }) => id));
          }}
          onClose={() => setCertifying(false)}
        />
      ) : null}
      {ids.length === 0 ? null : (
        <div className="row selection-bar">
          <strong>{words('selected', { n })}</strong>
          {mayIssue ? (
            <>
              <Button onClick={() => ask('extend')}>{t('extend', { n })}</Button>
              <Button variant="outline" onClick={() => ask('release')}>
                {t('release', { n })}
              </Button>
              <Button variant="outline" color="red" onClick={() => ask('cancel')}>
                {t('cancel', { n })}
              </Button>
            </>
          ) : null}
          <ServeMany
            chosen={chosen}
            onDone={(done) => {
              setNames(new Map(rows.map((row) => [row.id, orderName(row.number, row.issuerOfficeName)])));
              setOutcomes(null);
              setCertified(null);
              setServed(done);
            }}
          />
          <FileButton
            url={file('GET /orders/decisions.pdf', papers)}
            accept="application/pdf"
            name="quyet-dinh.pdf"
            disabled={tooMany}
          >
            {t('decisions', { n })}
          </FileButton>
          {mayIssue && certifiable.length > 0 ? (
            <Button variant="outline" onClick={() => setCertifying(true)}>
              {certificate('issue', { n: formatNumber(certifiable.length) })}
            </Button>
          ) : null}
          {withCertificate.length > 0 ? (
            <FileButton
              url={file('GET /orders/certificates.pdf', withCertificate)}
              accept="application/pdf"
              name="giay-xac-nhan.pdf"
              disabled={withCertificate.length > A_FILE}
            >
              {certificate('print', { n: formatNumber(withCertificate.length) })}
            </FileButton>
          ) : null}
          {withDecision.length > 0 ? (
            <FileButton
              url={file('GET /orders/change-decisions.pdf', withDecision)}
              accept="application/pdf"
              name="quyet-dinh-thay-doi.pdf"
              disabled={withDecision.length > A_FILE}
            >
              {decided('print', { n: formatNumber(withDecision.length) })}
            </FileButton>
          ) : null}
          <Button variant="subtle" onClick={selection.clear}>
            {words('clearSelection')}
          </Button>
          {tooMany ? <Notice tone="warning">{t('tooMany')}</Notice> : null}
        </div>
      )}
      {asking === null ? null : (
        <ReasonDialog
          title={t(`${asking}Title`, { n })}
          submit={t(asking, { n })}
          busy={extend.busy || release.busy || cancel.busy}
          failure={extend.failure ?? release.failure ?? cancel.failure}
          required={asking !== 'release' || decision.wanted}
          lacking={lacksDecision(decision) ? decided('missing') : null}
          onSend={send}
          onClose={() => setAsking(null)}
        >
          <p>{t(`${asking}Hint`)}</p>
          {asking === 'cancel' ? <p>{t('cancelUndoes')}</p> : null}
          {asking === 'cancel' && over > 0 ? (
            <Notice tone="warning">{t('cancelOver', { n: formatNumber(over) })}</Notice>
          ) : null}
          {asking === 'extend' ? (
            <DateField label={t('until')} time required value={until} onChange={setUntil} />
          ) : null}
          {asking === 'extend' && shortened > 0 ? (
            <Notice tone="warning">{t('shortens', { n: formatNumber(shortened) })}</Notice>
          ) : null}
          <DecisionFields
            value={decision}
            set={set}
            orderKind={kind}
            change={asking !== 'extend' ? asking : shortened * 2 > ends.length ? 'reduction' : 'extension'}
            tried={false}
          />
          {decision.wanted && decision.officeId !== null && foreign > 0 ? (
            <Notice tone="warning">{decided('foreign', { n: formatNumber(foreign) })}</Notice>
          ) : null}
          {decision.wanted && others.length > 0 ? (
            <p className="muted small">{decided('signerMixed')}</p>
          ) : null}
        </ReasonDialog>
      )}
    </>
  );
}
