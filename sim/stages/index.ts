export * from './stages.ts';
export * from './hazards.ts';
