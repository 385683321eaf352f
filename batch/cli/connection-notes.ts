import type { Connection } from '../queue/connection.ts';
import type { Context } from './context.ts';

/** Says when the server is gone, when it is there again, and what it says where it takes nothing. */
export function watchConnection(connection: Connection, context: Context): void {
  const { t } = context;
  connection.watch((up) =>
    context.printError(t(up ? 'queue.back' : 'queue.lost', { server: connection.shown })),
  );
  connection.hear((reason) =>
    context.printError(t('queue.fault', { server: connection.shown, reason: reason.slice(0, 200) })),
  );
}
