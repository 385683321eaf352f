import type { Turtle } from 'agentscript';
import { PLAIN, uniforms, type Rival } from './spread.ts';

// AgentScript asks for a drawing surface when it is loaded, though a model without a view never draws.
const global = globalThis as { OffscreenCanvas?: unknown };
global.OffscreenCanvas ??= class {
  getContext() {
    return {};
  }
};
const { Model } = await import('agentscript');

/** A world of one patch: places play no part. */
const WORLD = { minX: 0, maxX: 0, minY: 0, maxY: 0 };

/** Written after the virus on a network among AgentScript's own models: agent sets, `with`, `ask`, `linkNeighbors`. */
export const agentScript: Rival = ({ people, offsets, ties }, founders, seed) => {
  const uniform = uniforms(seed);
  class SpreadModel extends Model {
    override step(): void {
      this.turtles
        .with((t) => t.state === 'active')
        .ask((t) => {
          t.linkNeighbors()
            .with((friend) => friend.state === 'waiting')
            .ask((friend) => {
              if (uniform() < PLAIN.tell) friend.told = true;
            });
        });
      this.turtles
        .with((t) => t.state === 'active')
        .ask((t) => {
          if (uniform() < PLAIN.silence) t.state = 'silent';
        });
      this.turtles
        .with((t) => t.told && t.state === 'waiting')
        .ask((t) => {
          t.state = 'active';
        });
    }
  }
  const model = new SpreadModel(WORLD);
  model.turtles.create(people, (t) => {
    t.state = 'waiting';
    t.told = false;
  });
  for (let i = 0; i < people; i++) {
    for (let k = offsets[i]; k < offsets[i + 1]; k++) {
      const j = ties[k] >>> 1;
      if (i < j) model.links.createOne(model.turtles[i], model.turtles[j]);
    }
  }
  for (const person of founders) model.turtles[person].state = 'active';
  const count = (holds: (t: Turtle) => boolean) => model.turtles.with(holds).length;
  return {
    run: (days) => {
      for (let t = 0; t < days; t++) model.step();
    },
    heard: () => count((t) => t.state !== 'waiting'),
    active: () => count((t) => t.state === 'active'),
  };
};
