import { compare } from './compare/index.ts';
import { health } from './health/index.ts';
import { network } from './network/index.ts';
import { results } from './results/index.ts';
import { start } from './start/index.ts';
import type { Views } from './view.ts';
import { why } from './why/index.ts';

/** The views of the dashboard, in order. */
export const VIEWS: Views = [start, compare, network, health, why, results];
