import { asNote, problem, reasonOf, type Problem } from '../../sim/index.ts';
import { RunError } from '../run-error.ts';
import { isLost, type Connection } from './connection.ts';

/**
 * What the server's settings risk, as notes. Throws RunError where it may throw batches and results away: with a limit of memory
 * and a policy that evicts.
 */
export async function serverRisks(connection: Connection): Promise<Problem[]> {
  const { redis, shown } = connection;
  const notes: Problem[] = [];
  let info: string;
  try {
    info = await redis.info();
  } catch (error) {
    if (isLost(connection, error)) throw error;
    const values = { found: shown, reason: reasonOf(error) };
    return [asNote(problem('queueUnasked', { values }))];
  }
  const valueOf = (name: string) => new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1] ?? '';
  const policy = valueOf('maxmemory_policy');
  if (policy !== '' && policy !== 'noeviction') {
    const values = { found: policy, server: shown };
    if (Number(valueOf('maxmemory')) > 0) throw new RunError('queueEvicts', values);
    notes.push(asNote(problem('queueMayEvict', { values })));
  }
  if (valueOf('aof_enabled') === '0')
    notes.push(asNote(problem('queueForgetful', { values: { found: shown } })));
  return notes;
}
