import { useRight } from '../../app/session/session.ts';
import { useTexts } from '../../kit/i18n.ts';
import { Facts, Panel } from '../../kit/Page.tsx';
import { showInstant } from '../../kit/show.ts';
import { Await } from '../../kit/state/Await.tsx';
import { TableRegion } from '../../kit/TableRegion.tsx';
import { useApi } from '../../kit/useApi.ts';
import { decisionTexts } from './decisionTexts.ts';
import { Judge } from './Judge.tsx';
import { ComputedMark, LevelMark } from './LevelMark.tsx';
import { Publish } from './Publish.tsx';
import type { ProposalData } from './types.ts';

/** One proposal: its communes, who did what, and the step that is due for this officer. */
export function Proposal({ id }: { readonly id: string }) {
  const t = useTexts(decisionTexts);
  const query = useApi('GET /risk/proposals/{id}', { params: { id } });
  return (
    <Await query={query}>
      {(data) => (
        <Panel title={t('communes', { n: data.count })}>
          <Facts
            items={[
              [t('reason'), data.reason],
              [t('proposed'), step(data.proposedBy, data.proposedAt)],
              [t('reviewed'), step(data.reviewedBy, data.reviewedAt)],
              [t('note'), data.reviewNote],
              [t('approved'), step(data.approvedBy, data.approvedAt)],
              [
                t('published'),
                data.decisionNumber === null ? null : step(data.decisionNumber, data.publishedAt),
              ],
              [t('effective'), data.effectiveFrom === null ? null : showInstant(data.effectiveFrom)],
              [t('signer'), data.signer],
            ]}
          />
          <Items items={data.items} />
          <NextStep data={data} />
        </Panel>
      )}
    </Await>
  );
}

function step(who: string | null, at: string | null): string | null {
  return who === null ? null : `${who}, ${showInstant(at)}`;
}

function NextStep({ data }: { readonly data: ProposalData }) {
  const t = useTexts(decisionTexts);
  const mayReview = useRight('risk.review');
  const mayApprove = useRight('risk.approve');
  if (data.status === 'PUBLISHED' || data.status === 'RETURNED') {
    return null;
  }
  if (data.status === 'PROPOSED' && mayReview) {
    return <Judge key={data.version} data={data} step="review" />;
  }
  if (data.status === 'REVIEWED' && mayApprove) {
    return <Judge key={data.version} data={data} step="approval" />;
  }
  return data.status === 'APPROVED' && mayApprove ? (
    <Publish key={data.version} data={data} />
  ) : (
    <p className="muted">{t('waitsFor')}</p>
  );
}

function Items({ items }: { readonly items: ProposalData['items'] }) {
  const t = useTexts(decisionTexts);
  return (
    <TableRegion label={t('communes', { n: items.length })} tall={items.length > 10}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('area')}</th>
            <th scope="col">{t('now')}</th>
            <th scope="col">{t('proposedLevel')}</th>
            <th scope="col">{t('computed')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.areaId}>
              <th scope="row" className="wrap">
                {item.areaName}
              </th>
              <td>
                <LevelMark level={item.officialLevel} />
              </td>
              <td>
                <strong>
                  <LevelMark level={item.level} />
                </strong>
              </td>
              <td>
                <ComputedMark bounds={item.computed} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableRegion>
  );
}
