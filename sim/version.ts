import manifest from '../package.json' with { type: 'json' };

/** Version of the simulator, part of every result: the same scenario, seed and version give the same bits. */
export const VERSION: string = manifest.version;
