import { GIVEN_TRAITS, type Graph } from '../sim/index.ts';

/** A graph whose columns all threads see, rather than each having a copy. */
export function inSharedMemory(graph: Graph): Graph {
  const share = <T extends Uint32Array | Int32Array | Uint16Array | Uint8Array>(column: T): T => {
    const Column = column.constructor as new (buffer: SharedArrayBuffer) => T;
    const copy = new Column(new SharedArrayBuffer(column.byteLength));
    copy.set(column);
    return copy;
  };
  const given = graph.given && {
    ...graph.given,
    ...(graph.given.stage && { stage: share(graph.given.stage) }),
    ...Object.fromEntries(
      GIVEN_TRAITS.flatMap((trait) => {
        const one = graph.given?.[trait];
        return one ? [[trait, { ...one, code: share(one.code) }]] : [];
      }),
    ),
  };
  return {
    ...graph,
    ...(given && { given }),
    offsets: share(graph.offsets),
    ties: share(graph.ties),
    circle: share(graph.circle),
  };
}
