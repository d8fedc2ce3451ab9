export { fold } from '../../../shared/fold.ts';
