import type { Kysely, Transaction } from 'kysely';

/** The database as a module's store sees it: it adds its own tables by `db.withTables<…>()`. */
// oxlint-disable-next-line typescript/no-empty-object-type -- a database without tables until a store names its own
export type Db = Kysely<{}>;
// oxlint-disable-next-line typescript/no-empty-object-type -- as above, inside a transaction
export type Tx = Transaction<{}>;
