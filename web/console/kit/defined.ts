export { defined, typed } from '../../shared/defined.ts';
