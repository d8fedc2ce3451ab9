import { uuid7 } from '../../server/platform/ids/uuid7.ts';
import { get, mark, NOW, open, type OutsideExpectation, refused } from './outside-kit.ts';

/** Lodging: a stay belongs to the area of its place; plates to that of the post. */
export const lodgingExpectations: Readonly<Record<string, OutsideExpectation>> = {
  'POST /lodging/stays': refused(
    () => '/lodging/stays',
    (f) => ({
      placeId: f.innId,
      rows: [{ id: uuid7(), fullName: 'Người Khách Mới', arrivedAt: NOW }],
    }),
  ),
  'GET /lodging/stays': get(() => '/lodging/stays', mark),
  'POST /lodging/departures': open(
    'each row has its own outcome, see lodging.db.test.ts',
    '/lodging/departures',
    () => ({ items: [{ id: uuid7(), departedAt: NOW }] }),
  ),
  'POST /lodging/decisions': open(
    'each row has its own outcome, see lodging.db.test.ts',
    '/lodging/decisions',
    () => ({ ids: [uuid7()], decision: 'confirm', at: NOW }),
  ),
  'POST /lodging/stays/{id}/visits': {
    ...refused(
      (f) => `/lodging/stays/${f.stayId}/visits`,
      () => ({ id: uuid7(), at: NOW, result: 'SEEN_OK' }),
    ),
    // No visit is due: the lodger did not come from a red zone.
    inside: 409,
  },
  'POST /plates': open('each row has its own outcome, see plates.db.test.ts', '/plates', () => ({
    items: [{ id: uuid7(), plate: '12C-123.45', postId: uuid7(), at: NOW }],
  })),
  'GET /plates': get(
    () => '/plates',
    (f) => [f.plateId],
  ),
  'GET /plates/posts': get(
    () => '/plates/posts',
    (f) => [f.postId],
  ),
};
