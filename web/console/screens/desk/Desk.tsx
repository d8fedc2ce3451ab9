import { useTexts } from '../../kit/i18n.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { Page } from '../../kit/Page.tsx';
import { ChoosePlace } from './ChoosePlace.tsx';
import './desk.css';
import { readPlace } from './entry.ts';
import { texts } from './texts.ts';
import { useDesk } from './useDesk.ts';
import { Work } from './Work.tsx';

/** Check-ins written down for others, at one place after another person. */
export function Desk() {
  const t = useTexts(texts);
  const { desk, shelf } = useDesk();
  const [url, change] = useUrlState();
  const place = readPlace(url['place'] ?? '');
  const code = place !== null && typeof place === 'object' ? place.code : null;
  return (
    <Page title={t('title')} lead={t('lead')}>
      {code === null ? (
        <ChoosePlace
          wrong={typeof place === 'string' ? place : null}
          onChoose={(next) => change({ place: next })}
        />
      ) : (
        <Work
          key={code}
          code={code}
          desk={desk}
          unsaved={shelf.unsaved}
          onLeave={() => change({ place: undefined })}
        />
      )}
    </Page>
  );
}
