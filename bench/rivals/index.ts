import type { Rival } from './spread.ts';

/** Everyone who runs the plain spread, ours first. Loaded one at a time, so that nobody runs in another's heap. */
export const RIVALS = {
  kindling: async () => (await import('./kindling.ts')).kindling,
  'scan-everyone': async () => (await import('./scan-everyone.ts')).scanEveryone,
  graphology: async () => (await import('./graphology.ts')).naiveGraphology,
  agentscript: async () => (await import('./agentscript.ts')).agentScript,
} as const satisfies Record<string, () => Promise<Rival>>;

export type RivalId = keyof typeof RIVALS;
