import { Checkbox } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { label } from '../../../../contract/labels.ts';
import { formatNumber } from '../../../shared/formats.ts';
import type { Language } from '../../../shared/texts.ts';
import type { DataOf } from '../../kit/api.ts';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { Panel } from '../../kit/Page.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { Empty } from '../../kit/state/Empty.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useApi } from '../../kit/useApi.ts';
import { CaseFrame } from '../case/CaseFrame.tsx';
import { Graph } from './Graph.tsx';
import { Legend } from './Legend.tsx';
import type { GraphNode } from './layout.ts';
import { NodeTable } from './NodeTable.tsx';
import { shapeOf } from './Shape.tsx';
import { texts } from './texts.ts';

type Chain = DataOf<'GET /cases/{id}/chain'>;
/** What a node that is a case carries as its status. */
const caseClassificationCodes = ['SUSPECT', 'PROBABLE', 'CONFIRMED', 'NO_CASE'] as const;
/** Beyond so many nodes a drawing tells nothing; the table still has all. */
const MOST_NODES = 400;

/** Who infected whom around a case. */
export function CaseChain() {
  const { id } = useParams({ strict: false });
  return <CaseFrame id={id ?? ''}>{(record) => <Around key={record.id} id={record.id} />}</CaseFrame>;
}

function Around({ id }: { readonly id: string }) {
  const t = useTexts(texts);
  const [url, change] = useUrlState();
  const contacts = url['contacts'] === 'true';
  const query = useApi(
    'GET /cases/{id}/chain',
    { params: { id }, query: { contacts: contacts ? true : undefined } },
    { subject: id, keep: true },
  );
  return (
    <>
      <Checkbox
        label={t('withContacts')}
        checked={contacts}
        onChange={(event) => change({ contacts: event.currentTarget.checked ? 'true' : undefined })}
      />
      <Await query={query} subject={id}>
        {(chain) => <Chain chain={chain} here={id} />}
      </Await>
    </>
  );
}

/** Name of a node's status: the classification of a case, else a contact that is no case. */
function statusName(status: string, lang: Language): string {
  const code = caseClassificationCodes.find((one) => one === status);
  return code === undefined ? texts('shapeContact') : label('caseClassification', code, lang);
}

function Chain({ chain, here }: { readonly chain: Chain; readonly here: string }) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const navigate = useNavigate();
  const { nodes, edges } = chain;
  if (nodes.length < 2) {
    return <Empty title={t('empty')} hint={t('emptyHint')} />;
  }
  const drawn = nodes.length > MOST_NODES ? nodes.slice(0, MOST_NODES) : nodes;
  const open = (node: GraphNode) => {
    const to = shapeOf(node.status) === 'contact' ? '/people/$id' : '/cases/$id';
    void navigate({ to, params: { id: node.id } });
  };
  const describe = (node: GraphNode) =>
    t('describe', {
      label: node.label,
      status: statusName(node.status, lang),
      generation: node.generation ?? t('noGeneration'),
    });
  return (
    <>
      <Panel title={t('graph', { n: formatNumber(nodes.length), m: formatNumber(edges.length) })}>
        {drawn.length < nodes.length ? (
          <Notice tone="warning">{t('tooMany', { n: nodes.length, shown: drawn.length })}</Notice>
        ) : null}
        <Legend />
        <Graph nodes={drawn} edges={edges} here={here} describe={describe} onOpen={open} />
        <p className="muted">{t('components', { sizes: chain.components.map(String).join(', ') })}</p>
      </Panel>
      <NodeTable
        nodes={nodes}
        edges={edges}
        statusName={(status) => statusName(status, lang)}
        onOpen={open}
      />
    </>
  );
}
