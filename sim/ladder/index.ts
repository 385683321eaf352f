export * from './stages.ts';
export * from './buckets.ts';
