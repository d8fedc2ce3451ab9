import type { DataOf } from '../../kit/api.ts';
import { useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { TableRegion } from '../../kit/TableRegion.tsx';
import { texts } from './texts.ts';

type Block = DataOf<'GET /reports/{id}'>['blocks'][number];

/** What the report says, in its own language, from the same text and tables as the paper. */
export function Content({ blocks }: { readonly blocks: readonly Block[] }) {
  const t = useTexts(texts);
  return (
    <Panel title={t('preview')}>
      <p className="muted small">{t('previewHint')}</p>
      <div lang="vi" className="stack">
        {blocks.map((block, at) => (
          // The text of a report does not change under the screen.
          // oxlint-disable-next-line react/no-array-index-key
          <Part key={at} block={block} />
        ))}
      </div>
    </Panel>
  );
}

function Part({ block }: { readonly block: Block }) {
  if (block.kind === 'heading') {
    return <h3>{block.text}</h3>;
  }
  if (block.kind === 'paragraph') {
    return <p>{block.text}</p>;
  }
  return (
    <TableRegion label={block.caption} tall={block.rows.length > 20}>
      <table className="table">
        <caption>{block.caption}</caption>
        <thead>
          <tr>
            {block.columns.map((column) => (
              <th key={column.title} scope="col" className={column.numeric ? 'end' : undefined}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...block.rows, ...(block.sum === null ? [] : [block.sum])].map((row) => (
            <tr key={row.join('|')}>
              {row.map((cell, column) => (
                <td
                  key={block.columns[column]?.title ?? column}
                  className={block.columns[column]?.numeric === true ? 'end' : 'wrap'}
                >
                  {row === block.sum ? <strong>{cell}</strong> : cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {block.note === null ? null : <p className="muted small">{block.note}</p>}
    </TableRegion>
  );
}
