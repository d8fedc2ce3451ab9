/** The door of the count of installs. */
export { installsModule } from './module.ts';
