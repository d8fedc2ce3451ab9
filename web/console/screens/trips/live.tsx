import type { StreamState } from '../../../shared/stream.ts';
import { useTexts } from '../../kit/i18n.ts';
import { useLive } from '../../kit/useLive.ts';
import { texts } from './texts.ts';

const LIVE = { trip: ['/border'] } as const;

/** Follows what happens to trips: lists, yard, counts and the page of a trip are read again. */
export function useLiveTrips(): StreamState {
  return useLive(LIVE);
}

/** What a screen is for, and whether it follows by itself. */
export function LiveLead({ lead, state }: { readonly lead: string; readonly state: StreamState }) {
  const t = useTexts(texts);
  return (
    <>
      {lead} <span aria-live="polite">{t(state)}.</span>
    </>
  );
}
