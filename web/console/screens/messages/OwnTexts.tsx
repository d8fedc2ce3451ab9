import { fileUrl } from '../../kit/api.ts';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { CodeFilter, urlCode } from '../../kit/list/CodeFilter.tsx';
import { DataList } from '../../kit/list/DataList.tsx';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { Filters } from '../../kit/list/Filters.tsx';
import { useList } from '../../kit/list/useList.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { formatNumber } from '../../../shared/formats.ts';
import { showInstant } from '../../kit/show.ts';
import { SendActs } from './SendActs.tsx';
import { SendingState } from './SendingState.tsx';
import { texts } from './texts.ts';

const EVERY_MS = 15_000;
/** States of a text that leaves; the others are of those that come in. */
const LEAVING = ['waiting', 'sending', 'accepted', 'failed', 'unsure', 'cancelled', 'kept'] as const;

/** Texts that the officer sent themself: that each was sent, to which number in part, and what became of it. */
export function OwnTexts() {
  const t = useTexts(texts);
  const name = useLabel();
  const [url, change] = useUrlState();
  const query = {
    state: LEAVING.find((one) => one === url['state']),
    purpose: urlCode('smsPurpose', url['purpose']),
    sort: url['sort'],
  };
  const list = useList('GET /messages/sms/own', { query }, { everyMs: EVERY_MS });
  const isFiltered = query.state !== undefined || query.purpose !== undefined;
  return (
    <section className="stack" aria-labelledby="own-texts">
      <h2 id="own-texts">{t('own')}</h2>
      <p className="muted">{t('ownLead')}</p>
      <Filters url={url} change={change} names={['state', 'purpose']}>
        <CodeSelect
          kind="smsState"
          label={t('state')}
          empty={t('anyState')}
          only={LEAVING}
          value={query.state ?? null}
          onChange={(state) => change({ state: state ?? undefined })}
        />
        <CodeFilter
          kind="smsPurpose"
          label={t('purpose')}
          all={t('anyPurpose')}
          name="purpose"
          url={url}
          change={change}
        />
      </Filters>
      <div className="row">
        <ExportList
          url={fileUrl('GET /messages/sms/own', { query: query as object })}
          people
          name="tin-da-gui"
        />
      </div>
      <DataList
        label={t('own')}
        list={list}
        sort={url['sort']}
        onSort={(sort) => change({ sort })}
        columns={[
          {
            id: 'at',
            title: t('at'),
            sort: 'at',
            className: 'reach',
            render: (row) => showInstant(row.at),
          },
          { id: 'phone', title: t('phone'), render: (row) => row.phone ?? t('hidden') },
          {
            id: 'purpose',
            title: t('purpose'),
            className: 'wrap',
            render: (row) => name('smsPurpose', row.purpose),
          },
          {
            id: 'state',
            title: t('state'),
            sort: 'state',
            className: 'wrap reach',
            render: (row) => (
              <>
                <SendingState row={row} />
                {row.timesTried < 2 ? null : (
                  <span className="muted small block">{t('tried', { n: formatNumber(row.timesTried) })}</span>
                )}
                <SendActs sms={row} of={`${row.phone ?? ''} ${showInstant(row.at)}`} />
              </>
            ),
          },
        ]}
        rowKey={(row) => row.id}
        rowName={(row) => `${row.phone ?? ''} ${showInstant(row.at)}`}
        empty={isFiltered ? { title: t('none') } : { title: t('noOwn'), hint: t('noOwnHint') }}
      />
    </section>
  );
}
