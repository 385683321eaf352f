/** Version of the simulator, part of every result: the same scenario, seed and version give the same bits. */
export const VERSION = '0.1.0';
