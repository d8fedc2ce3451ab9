import { Link, useParams } from '@tanstack/react-router';
import { errorText } from '../../../shared/client.ts';
import { formatInstant } from '../../../shared/formats.ts';
import { HistoryPanel } from '../../kit/history/HistoryPanel.tsx';
import { useRight } from '../../app/session/session.ts';
import { fileUrl } from '../../kit/api.ts';
import { FileButton } from '../../kit/FileButton.tsx';
import { useLabel, useLanguage, useTexts } from '../../kit/i18n.ts';
import { Facts, Page, Panel } from '../../kit/Page.tsx';
import { PhoneLink } from '../../kit/PhoneLink.tsx';
import { showInstant } from '../../kit/show.ts';
import { StatusTag } from '../../kit/StatusTag.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useApi } from '../../kit/useApi.ts';
import { Appeals } from './Appeals.tsx';
import { Changes } from './Changes.tsx';
import { Extension } from './Extension.tsx';
import { FollowUp } from './FollowUp.tsx';
import { paperTexts } from './paper-texts.ts';
import { Certificates } from './Certificates.tsx';
import { Annulment, Release } from './Release.tsx';
import { Service } from './Service.tsx';
import { orderName } from '../orders/order-name.ts';
import { texts } from './texts.ts';
import type { OrderRecord } from './types.ts';
import { Wording } from './Wording.tsx';

/** One order: document, term, daily checks. */
export function OrderPage() {
  const t = useTexts(texts);
  const { id } = useParams({ strict: false });
  const params = { id: id ?? '' };
  const query = useApi('GET /orders/{id}', { params });
  const order = query.data;
  return (
    <Page
      title={
        order === undefined ? t('title') : `${t('title')} ${orderName(order.number, order.issuerOfficeName)}`
      }
      lead={order?.personName}
      actions={
        <FileButton
          url={fileUrl('GET /orders/{id}/document.pdf', { params })}
          accept="application/pdf"
          name={`${(order?.number ?? 'order').replaceAll('/', '-')}.pdf`}
        >
          {t('document')}
        </FileButton>
      }
    >
      <Await query={query}>{(record) => <Record key={record.id} order={record} />}</Await>
    </Page>
  );
}

function Record({ order }: { readonly order: OrderRecord }) {
  const t = useTexts(texts);
  const paper = useTexts(paperTexts);
  const lang = useLanguage();
  const name = useLabel();
  const mayIssue = useRight('order.issue');
  const mayRecord = useRight('followup.record');
  const seesPerson = useRight('person.read');
  const seesCase = useRight('case.read');
  const open = order.status === 'IN_FORCE' || order.status === 'EXPIRED';
  const links = (
    <>
      {seesPerson ? (
        <Link to="/people/$id" params={{ id: order.personId }}>
          {t('openPerson')}
        </Link>
      ) : null}
      {seesCase && order.caseId !== null ? (
        <Link to="/cases/$id" params={{ id: order.caseId }}>
          {t('openCase')}
        </Link>
      ) : null}
    </>
  );
  return (
    <>
      <Panel title={order.personName} actions={links}>
        <Facts
          items={[
            [t('status'), <StatusTag key="status" kind="orderStatus" code={order.status} />],
            [t('kind'), name('orderKind', order.kind)],
            [t('from'), formatInstant(order.from)],
            [t('until'), formatInstant(order.until)],
            [t('previousUntil'), showInstant(order.previousUntil)],
            [t('releaseRule'), lang === 'vi' ? order.releaseRule : order.releaseRuleEn],
            [t('place'), order.placeName],
            [t('area'), order.areaName],
            [t('phone'), <PhoneLink key="phone" phone={order.phone} />],
            [t('lastFollowUp'), showInstant(order.lastFollowUpAt)],
            [t('issuer'), order.issuerOfficeName],
            [t('issuedAt'), formatInstant(order.issuedAt)],
            [paper('signer'), signerText(order)],
            [paper('signerDocument'), order.signerDocument],
            [paper('wording'), <Wording key="wording" template={order.template} />],
            [t('legalBasis'), order.legalBasis],
            [t('reason'), order.reason],
          ]}
        />
      </Panel>
      {order.warnings.map((one) => (
        <Notice key={one.message} tone="warning">
          {errorText(one, lang)}
        </Notice>
      ))}
      <Service order={order} />
      <Changes order={order} />
      <Certificates order={order} />
      {mayRecord && open ? <FollowUp order={order} /> : null}
      {mayIssue && open ? (
        <div className="two">
          <Extension order={order} />
          <Release order={order} />
        </div>
      ) : null}
      {mayIssue && order.status === 'RELEASED' ? <Annulment order={order} /> : null}
      <Appeals order={order} />
      <HistoryPanel of="orders" id={order.id} />
    </>
  );
}

function signerText({ signerName, signerLines }: OrderRecord): string | null {
  return signerName === null ? null : `${signerName} (${signerLines.join(' / ')})`;
}
