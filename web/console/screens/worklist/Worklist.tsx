import { Button } from '@mantine/core';
import { useState } from 'react';
import { formatNumber } from '../../../shared/formats.ts';
import { type DataOf, fileUrl } from '../../kit/api.ts';
import { BulkOutcomes } from '../../kit/BulkOutcomes.tsx';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { useLabel, useLanguage, useTexts } from '../../kit/i18n.ts';
import { CodeFilter, urlCode } from '../../kit/list/CodeFilter.tsx';
import { Filters } from '../../kit/list/Filters.tsx';
import { useSelection } from '../../kit/list/selection.ts';
import { useList } from '../../kit/list/useList.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { Page } from '../../kit/Page.tsx';
import { AreaPicker } from '../../kit/pick/AreaPicker.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { common } from '../../kit/texts.ts';
import { useApi, useSend } from '../../kit/useApi.ts';
import { Leaves } from './Leaves.tsx';
import { OfficerSelect } from './OfficerSelect.tsx';
import { texts } from './texts.ts';
import { type WorkRow, WorkTable } from './WorkTable.tsx';

type Outcomes = DataOf<'POST /worklist/assignments'>['outcomes'];

/** Work of the area that is due: who does it, who stands in, what is late. */
export function Worklist() {
  const t = useTexts(texts);
  const words = useTexts(common);
  const [url, change] = useUrlState();
  const selection = useSelection();
  const [giving, setGiving] = useState(false);
  const [outcomes, setOutcomes] = useState<Outcomes | null>(null);
  const query = {
    view: urlCode('workView', url['view']),
    kind: urlCode('workKind', url['kind']),
    area: url['area'],
  };
  const list = useList('GET /worklist', { query }, { everyMs: 60_000 });
  const chosen = list.rows.filter((row) => selection.keys.has(row.id));
  const names = new Map(list.rows.map((row) => [row.id, row.personName]));
  const n = formatNumber(chosen.length);
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={<ExportList url={fileUrl('GET /worklist', { query: query as object })} people name="viec" />}
    >
      <Leaves />
      <Filters url={url} change={change} names={['view', 'kind', 'area']}>
        <CodeSelect
          kind="workView"
          label={t('view')}
          value={query.view ?? 'all'}
          onChange={(view) => change({ view: view === 'all' || view === null ? undefined : view })}
        />
        <CodeFilter
          kind="workKind"
          label={t('kind')}
          all={t('anyKind')}
          name="kind"
          url={url}
          change={change}
        />
        <AreaPicker
          label={words('area')}
          value={url['area'] ?? null}
          onPick={(area) => change({ area: area ?? undefined })}
        />
      </Filters>
      {outcomes === null ? null : (
        <BulkOutcomes
          outcomes={outcomes}
          nameOf={(id) => names.get(id)}
          title={(good, total) => t('done', { n: good, total })}
        />
      )}
      {chosen.length === 0 ? null : (
        <div className="row selection-bar">
          <strong>{words('selected', { n })}</strong>
          <Button onClick={() => setGiving(true)}>{t('give', { n })}</Button>
          <Button variant="subtle" onClick={selection.clear}>
            {words('clearSelection')}
          </Button>
        </div>
      )}
      <WorkTable list={list} selection={selection} />
      <Rule />
      {giving ? (
        <Give
          rows={chosen}
          onClose={(done) => {
            setGiving(false);
            if (done !== undefined) {
              setOutcomes(done);
              selection.clear();
            }
          }}
        />
      ) : null}
    </Page>
  );
}

type GiveProps = { readonly rows: readonly WorkRow[]; readonly onClose: (done?: Outcomes) => void };

function Give({ rows, onClose }: GiveProps) {
  const t = useTexts(texts);
  const [officer, setOfficer] = useState<string | null>(null);
  const give = useSend('POST /worklist/assignments', ['/worklist']);
  const kinds = [...new Set(rows.map(({ kind }) => kind))];
  return (
    <FormDialog
      title={t('giveTitle')}
      submit={t('give', { n: formatNumber(rows.length) })}
      busy={give.busy}
      failure={give.failure}
      problem={null}
      onSubmit={async () => {
        const items = rows.map(({ kind, id }) => ({ kind, id }));
        const result = await give.send({ body: { items, officerId: officer } });
        if (result.ok) {
          onClose(result.data.outcomes);
        }
      }}
      onClose={() => onClose()}
    >
      <p className="muted">{t('giveHint')}</p>
      {kinds.includes('request') ? <p className="muted">{t('giveRequests')}</p> : null}
      <OfficerSelect
        label={t('officer')}
        nobody={t('takeBack')}
        value={officer}
        onChange={setOfficer}
        kinds={kinds}
      />
    </FormDialog>
  );
}

/** After how many hours work goes up, with the source. */
function Rule() {
  const t = useTexts(texts);
  const lang = useLanguage();
  const rules = useApi('GET /worklist/rules', {});
  const name = useLabel();
  return (
    <>
      {(rules.data?.items ?? []).map((rule) => (
        <p key={rule.kinds.join()} className="muted small">
          {t(rule.hours[0] === 0 ? 'ruleAtOnce' : 'rule', {
            kinds: rule.kinds.map((kind) => name('workKind', kind)).join(', '),
            first: rule.hours[0] ?? 0,
            second: rule.hours[1] ?? 0,
            source: lang === 'vi' ? rule.source : rule.sourceEn,
          })}{' '}
          {rule.certainty === 'verified' ? null : <Tag tone="warning">{t('unverified')}</Tag>}
        </p>
      ))}
    </>
  );
}
