import type { BodyOf, DataOf } from '../../../shared/client.ts';
import type { RowOf } from '../../kit/list/useList.ts';

export type HouseholdRow = RowOf<'GET /lockdowns/{id}/rounds/{roundId}/households'>;
/** What an officer says of a household; `unmarked` takes it back. */
export type Mark = BodyOf<'POST /lockdowns/{id}/rounds/{roundId}/households'>['outcome'];
export type Supply = DataOf<'POST /lockdowns/{id}/rounds/{roundId}/households'>['supply'];
