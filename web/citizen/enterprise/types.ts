import type { DataOf } from '../../shared/client.ts';

export type Answer = DataOf<'POST /public/permits/requests'>;

export type OwnPermit = Answer['items'][number];
