/** The door of the public pages: what other modules need to draw a page of the same look. */
export { instantText, layout, linkTo, time, type View, viewOf } from './layout.ts';
export type { Language } from './language.ts';
