/** The door of the rights of people over their data: nothing depends on it. */
export type { PrivacyContext } from './context.ts';
export { dueRequests } from './store/requests.ts';
