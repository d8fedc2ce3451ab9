import type { Static } from 'typebox';
import type { CrossingInput } from '../../../contract/gates.ts';

export type Crossing = Static<typeof CrossingInput>;
