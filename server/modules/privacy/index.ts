/** The door of the rights of people over their data: its requests are pieces of the list of work. */
export type { PrivacyContext } from './context.ts';
export { dueRequests } from './store/requests.ts';
