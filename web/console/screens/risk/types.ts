import type { DataOf } from '../../kit/api.ts';
import type { RowOf } from '../../kit/list/useList.ts';

export type Detail = DataOf<'GET /risk/areas/{id}'>;

export type Decided = Detail['history'][number];

export type RuleData = DataOf<'GET /risk/rules/{id}'>;

export type ProposalData = DataOf<'GET /risk/proposals/{id}'>;

export type LevelRow = RowOf<'GET /risk/levels'>;
