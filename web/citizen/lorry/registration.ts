import type { BodyOf } from '../../shared/client.ts';
import { calendarDate, instantToLocal, localToInstant } from '../../shared/formats.ts';
import type { LorryDraft } from './kept.ts';

export type Registration = BodyOf<'POST /public/border/trips'>;

/** An empty registration that starts at the next full hour. */
export function emptyDraft(now: number): LorryDraft {
  const next = now + 3_600_000;
  return {
    routeId: '',
    plate: '',
    other: false,
    driver: '',
    phone: '',
    document: '',
    assistant: '',
    enterprise: '',
    goods: '',
    weight: '',
    seals: '',
    startDay: calendarDate(next),
    startTime: `${instantToLocal(next).slice(11, 13)}:00`,
    slotAt: '',
    testKind: '',
    testDay: calendarDate(now),
    testTime: '',
  };
}

/** Fields that are still empty and must not be, in the order of the form. */
export function missingFields(draft: LorryDraft): readonly (keyof LorryDraft)[] {
  const needed: readonly (keyof LorryDraft)[] = [
    'routeId',
    'plate',
    'driver',
    'phone',
    'goods',
    'startDay',
    'startTime',
    ...(draft.testKind === '' ? [] : (['testDay', 'testTime'] as const)),
  ];
  return needed.filter((field) => String(draft[field]).trim() === '');
}

/** Kilograms of tons as typed with comma or point; undefined where it is no weight. */
export function kilograms(tons: string): number | undefined {
  const value = Number(tons.trim().replace(',', '.'));
  return tons.trim() === '' || !Number.isFinite(value) || value <= 0 || value > 200
    ? undefined
    : Math.round(value * 1000);
}

/** The request for a complete draft. */
export function toRegistration(id: string, draft: LorryDraft): Registration {
  const typed = (text: string) => (text.trim() === '' ? undefined : text.trim());
  const enterprise = typed(draft.enterprise);
  const assistant = typed(draft.assistant);
  const document = typed(draft.document);
  const weightKg = kilograms(draft.weight);
  const seals = draft.seals
    .split(/[,;，；、]+/u)
    .map((seal) => seal.trim())
    .filter((seal) => seal !== '');
  return {
    ...(enterprise === undefined ? {} : { enterprise: { name: enterprise } }),
    items: [
      {
        id,
        routeId: draft.routeId,
        plate: draft.plate.trim(),
        ...(draft.other ? { plateNation: 'OTHER' as const } : {}),
        vehicleKind: 'lorry',
        driver: {
          fullName: draft.driver.trim(),
          phone: draft.phone.trim(),
          ...(document === undefined ? {} : { document }),
        },
        ...(assistant === undefined ? {} : { assistants: [{ fullName: assistant }] }),
        goods: draft.goods.trim(),
        ...(weightKg === undefined ? {} : { weightKg }),
        seals: seals.slice(0, 6),
        startsAt: localToInstant(`${draft.startDay}T${draft.startTime}`),
        ...(draft.slotAt === '' ? {} : { slotAt: draft.slotAt }),
        ...(draft.testKind === ''
          ? {}
          : {
              test: {
                kind: draft.testKind,
                sampledAt: localToInstant(`${draft.testDay}T${draft.testTime}`),
                result: 'negative' as const,
              },
            }),
      },
    ],
  };
}
