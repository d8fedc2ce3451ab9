import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { type Chart, type ChartSpec, createChart } from '../../../shared/charts/chart.ts';
import '../../../shared/charts/charts.css';
import { chartCsv } from '../../../shared/charts/csv.ts';
import { chartSvg } from '../../../shared/charts/svg.ts';
import { FileButton } from '../FileButton.tsx';
import { useTexts } from '../i18n.ts';
import { saveBlob, saveText } from '../save.ts';
import { Notice } from '../state/Notice.tsx';
import { texts } from './texts.ts';

type ChartBoxProps = {
  /** Made anew when figures or language change, and only then. */
  readonly spec: ChartSpec;
  /** Name of the files, without ending. */
  readonly name: string;
  /** Address of the open data of the chart; without, they are written from what is drawn. */
  readonly csv?: string;
};

/** A chart with its table, its open data and its pictures. */
export function ChartBox({ spec, name, csv }: ChartBoxProps) {
  const t = useTexts(texts);
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<Chart | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (host.current === null) {
      return undefined;
    }
    const made = createChart(host.current, spec);
    chart.current = made;
    return () => {
      chart.current = null;
      made.destroy();
    };
  }, [spec]);
  const savePng = async () => {
    const picture = (await chart.current?.toPng()) ?? null;
    setFailed(picture === null);
    if (picture !== null) {
      saveBlob(picture, `${name}.png`);
    }
  };
  return (
    <div className="stack">
      <div ref={host} />
      <div className="row">
        {csv === undefined ? (
          <Button variant="default" onClick={() => saveText(chartCsv(spec), 'text/csv', `${name}.csv`)}>
            {t('csv')}
          </Button>
        ) : (
          <FileButton url={csv} accept="text/csv" name={`${name}.csv`}>
            {t('csv')}
          </FileButton>
        )}
        <Button variant="default" onClick={() => void savePng()}>
          {t('png')}
        </Button>
        <Button variant="default" onClick={() => saveText(chartSvg(spec), 'image/svg+xml', `${name}.svg`)}>
          {t('svg')}
        </Button>
      </div>
      {failed ? <Notice tone="warning">{t('pngFailed')}</Notice> : null}
    </div>
  );
}
