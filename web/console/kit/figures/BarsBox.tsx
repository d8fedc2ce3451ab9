import { Button } from '@mantine/core';
import { useState } from 'react';
import { barsSvg, type BarsSpec } from '../../../shared/charts/bars.ts';
import { svgPng } from '../../../shared/charts/svg-picture.ts';
import { useTexts } from '../i18n.ts';
import { TableRegion } from '../TableRegion.tsx';
import { saveBlob, saveText } from '../save.ts';
import { Notice } from '../state/Notice.tsx';
import { texts } from './texts.ts';

type BarsBoxProps = {
  readonly spec: BarsSpec;
  /** Name of the files, without ending. */
  readonly name: string;
};

/** Bars by category with their pictures. Its table stands on the screen that shows it. */
export function BarsBox({ spec, name }: BarsBoxProps) {
  const t = useTexts(texts);
  const [failed, setFailed] = useState(false);
  const svg = barsSvg(spec);
  const savePng = async () => {
    const picture = await svgPng(svg);
    setFailed(picture === null);
    if (picture !== null) {
      saveBlob(picture, `${name}.png`);
    }
  };
  return (
    <div className="stack">
      <TableRegion label={spec.title}>
        <img
          className="bars"
          src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`}
          alt={t('barsAlt', { title: spec.title })}
        />
      </TableRegion>
      <div className="row">
        <Button variant="default" onClick={() => void savePng()}>
          {t('png')}
        </Button>
        <Button variant="default" onClick={() => saveText(svg, 'image/svg+xml', `${name}.svg`)}>
          {t('svg')}
        </Button>
      </div>
      {failed ? <Notice tone="warning">{t('pngFailed')}</Notice> : null}
    </div>
  );
}
