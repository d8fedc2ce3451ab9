import { useRight } from '../../app/session/session.ts';
import { useTexts } from '../../kit/i18n.ts';
import { oneOf, useUrlState } from '../../kit/list/useUrlState.ts';
import { Page } from '../../kit/Page.tsx';
import { useLive } from '../../kit/useLive.ts';
import { Segments } from '../../kit/figures/Segments.tsx';
import { BoardTab } from './BoardTab.tsx';
import { Crossings } from './Crossings.tsx';
import { deskTexts } from './deskTexts.ts';
import { Devices } from './Devices.tsx';
import { Questions } from './Questions.tsx';
import { Shifts } from './Shifts.tsx';
import { texts } from './texts.ts';
import { Vehicles } from './Vehicles.tsx';

const tabs = ['board', 'questions', 'crossings', 'vehicles', 'shifts', 'devices'] as const;
const parts = {
  board: BoardTab,
  questions: Questions,
  crossings: Crossings,
  vehicles: Vehicles,
  shifts: Shifts,
  devices: Devices,
};
const LIVE = { gate: ['/gates'], trip: ['/border/tasks'] } as const;

/** The commander's view: what happens at the posts now, who came through, who is on duty, which phones are out. */
export function Gates() {
  const t = useTexts(texts);
  const desk = useTexts(deskTexts);
  const [url, change] = useUrlState();
  const manages = useRight('gate.manage');
  const state = useLive(LIVE);
  const shown = tabs.filter((name) => name !== 'devices' || manages);
  const tab = oneOf(shown, url['tab']) ?? 'board';
  const Part = parts[tab];
  return (
    <Page
      title={t('title')}
      lead={
        <>
          {t('lead')} <span aria-live="polite">{t(state)}.</span>
        </>
      }
    >
      <Segments
        label={t('tabs')}
        options={shown.map(
          (name) => [name, name === 'questions' || name === 'vehicles' ? desk(name) : t(name)] as const,
        )}
        value={tab}
        onChange={(name) =>
          change({
            tab: name === 'board' ? undefined : name,
            sort: undefined,
            state: undefined,
            group: undefined,
          })
        }
      />
      <Part />
    </Page>
  );
}
