import type { Link } from '../queue/link.ts';
import { printError, type Context } from './context.ts';

/** Says when the server is gone, and when it is there again. */
export function watchLink(link: Link, { say }: Context): void {
  link.watch((up) => printError(say(up ? 'queue.back' : 'queue.lost', { server: link.shown })));
}
