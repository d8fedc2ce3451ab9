import { Button } from '@mantine/core';
import { useTexts } from '../../kit/i18n.ts';
import { saveBlob, saveText } from '../../kit/save.ts';
import type { Scene } from './scene.ts';
import { edgesCsv, linksAmong, nodesCsv, toGraphml, toGraphSvg, toSvg } from './exports.ts';
import type { ChainNode } from './model.ts';
import { texts } from './texts.ts';

type ExportsProps = {
  readonly scene: Scene;
  /** What is shown, in the order of the drawing. */
  readonly nodes: readonly ChainNode[];
  /** The canvas on the screen; null while there is none. */
  readonly canvas: HTMLCanvasElement | null;
  /** The graph is on the screen instead of a placement. */
  readonly isGraph: boolean;
  readonly title: string;
};

/** What is shown as files: pictures, tables, and a graph for other programs. */
export function Exports({ scene, nodes, canvas, isGraph, title }: ExportsProps) {
  const t = useTexts(texts);
  const links = () => linksAmong(scene.model, nodes);
  const files: readonly (readonly [label: string, save: () => void])[] = [
    [
      t('exportSvg'),
      () =>
        saveText(
          isGraph ? toGraphSvg(scene, nodes, title) : toSvg(scene, title),
          'image/svg+xml',
          'chains.svg',
        ),
    ],
    [t('exportNodes'), () => saveText(nodesCsv(nodes), 'text/csv', 'chain-nodes.csv')],
    [t('exportEdges'), () => saveText(edgesCsv(links()), 'text/csv', 'chain-links.csv')],
    [
      t('exportGraphml'),
      () => saveText(toGraphml(nodes, links()), 'application/graphml+xml', 'chains.graphml'),
    ],
  ];
  return (
    <fieldset className="plain-set row" aria-label={t('exports')}>
      {canvas === null ? null : (
        <Button
          variant="default"
          size="compact-md"
          onClick={() =>
            canvas.toBlob((blob) => {
              if (blob !== null) {
                saveBlob(blob, 'chains.png');
              }
            })
          }
        >
          {t('exportPng')}
        </Button>
      )}
      {files.map(([label, save]) => (
        <Button key={label} variant="default" size="compact-md" onClick={save}>
          {label}
        </Button>
      ))}
    </fieldset>
  );
}
