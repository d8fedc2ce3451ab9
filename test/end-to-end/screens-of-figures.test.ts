import { walks } from './screen-lists.ts';
import { walkThrough } from './screen-walk.ts';

walkThrough(walks.figures);
