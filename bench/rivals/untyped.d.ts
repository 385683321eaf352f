/** What the rival uses of AgentScript, which ships no types. */
declare module 'agentscript' {
  export interface Turtle {
    state: 'waiting' | 'active' | 'silent';
    told: boolean;
    linkNeighbors(): AgentArray;
  }
  export interface AgentArray {
    readonly length: number;
    with(holds: (turtle: Turtle) => boolean): AgentArray;
    ask(does: (turtle: Turtle) => void): void;
  }
  export class Model {
    constructor(world: { minX: number; maxX: number; minY: number; maxY: number });
    turtles: AgentArray & { [id: number]: Turtle; create(n: number, init: (turtle: Turtle) => void): void };
    links: { createOne(from: Turtle, to: Turtle): void };
    step(): void;
  }
}
