import type { Stamp } from '../../../../contract/indicators.ts';
import { formatCalendarDate, formatInstant } from '../../../shared/formats.ts';
import { fileUrl } from '../../kit/api.ts';
import { defined } from '../../kit/defined.ts';
import { FileButton } from '../../kit/FileButton.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { Page, Panel } from '../../kit/Page.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { useApi } from '../../kit/useApi.ts';
import { AttackPanel } from './AttackPanel.tsx';
import { Cards } from './Cards.tsx';
import { CurvePanel } from './CurvePanel.tsx';
import { DelayPanel } from './DelayPanel.tsx';
import { FrameFilters } from './FrameFilters.tsx';
import './indicators.css';
import { dateOf, frameOf } from './query.ts';
import { ReproductionPanel } from './ReproductionPanel.tsx';
import { texts } from './texts.ts';
import { TimelinessPanel } from './TimelinessPanel.tsx';

/** The indicators of an area and period, each with its interval and its explanation. */
export function Indicators() {
  const t = useTexts(texts);
  const [url, change] = useUrlState();
  const frame = frameOf(url);
  const query = { ...frame, by: dateOf(url) };
  const answer = useApi('GET /indicators', { query }, { keep: true });
  const stamp = answer.data?.stamp;
  const asOf = stamp === undefined ? '' : asOfText(stamp, t);
  return (
    <Page
      title={t('title')}
      lead={stamp === undefined ? undefined : <Lead stamp={stamp} asOf={asOf} />}
      actions={
        <FileButton
          url={fileUrl('GET /indicators/dictionary')}
          accept="text/csv"
          name="indicator-dictionary.csv"
        >
          {t('dictionary')}
        </FileButton>
      }
    >
      <FrameFilters url={url} change={change} from={stamp?.from} to={stamp?.to} />
      <Panel
        title={t('summary')}
        actions={
          <FileButton
            url={fileUrl('GET /indicators', { query: defined(query) })}
            accept="text/csv"
            name="indicators.csv"
          >
            {t('csv')}
          </FileButton>
        }
      >
        <Await query={answer} lines={8}>
          {(data) => <Cards items={data.items} asOf={asOf} />}
        </Await>
      </Panel>
      <CurvePanel url={url} change={change} asOf={asOf} />
      <ReproductionPanel url={url} change={change} asOf={asOf} />
      <DelayPanel query={frame} asOf={asOf} />
      <AttackPanel url={url} change={change} asOf={asOf} />
      <TimelinessPanel query={frame} asOf={asOf} />
    </Page>
  );
}

/** Where, which days, and both stamps: data as of, page made at. */
function Lead({ stamp, asOf }: { readonly stamp: Stamp; readonly asOf: string }) {
  const t = useTexts(texts);
  return (
    <>
      <span className="block">
        {t('stamp', {
          area: stamp.area?.name ?? t('ownAreas'),
          from: formatCalendarDate(stamp.from),
          to: formatCalendarDate(stamp.to),
        })}
      </span>
      <span className="small">{asOf}</span>
    </>
  );
}

function asOfText(stamp: Stamp, t: typeof texts): string {
  return [
    t('asOf', { time: stamp.asOf === null ? '–' : formatInstant(stamp.asOf) }),
    stamp.lastReport === null
      ? t('noReport')
      : t('lastReport', { date: formatCalendarDate(stamp.lastReport) }),
    t('made', { time: formatInstant(stamp.generatedAt) }),
  ].join(' · ');
}
