import type { Static } from 'typebox';
import type { declarationFormsApi } from '../../../../contract/declaration-forms.ts';
import { readSms } from '../../../../lib/forms/index.ts';
import { fold } from '../../../../lib/vietnamese/index.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import type { DeclarationsContext } from '../doors.ts';

type Read = Static<(typeof declarationFormsApi)['POST /declarations/sms']['reply'][200]>;
const MOST_AREAS = 8;

/** Reads a text message for whoever enters it; nothing is kept. Communes of the own province come first. */
export function readMessage(
  { areas, platform, homeAreaNo }: Pick<DeclarationsContext, 'areas' | 'platform' | 'homeAreaNo'>,
  text: string,
): Read {
  const today = localDate(platform.clock.now());
  const said = readSms(text, today);
  const wanted = fold(said.place);
  const home = areas.byNo(homeAreaNo())?.path ?? '';
  const found =
    wanted === '' ? [] : areas.current(today, 'commune').filter(({ name }) => fold(name) === wanted);
  const near = [
    ...found.filter(({ path }) => path.startsWith(home)),
    ...found.filter(({ path }) => !path.startsWith(home)),
  ];
  return {
    ...said,
    areas: near.slice(0, MOST_AREAS).map(({ id, fullName, no }) => {
      const province = areas.upTo(no, 'province')?.name;
      return { id, name: province === undefined ? fullName : `${fullName}, ${province}` };
    }),
    symptoms: [...said.symptoms],
    exposures: [...said.exposures],
    gaps: [...said.gaps],
    unread: [...said.unread],
  };
}
