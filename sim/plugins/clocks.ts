/**
 * What would make a run depend on when or where it runs. A plug-in is refused that reads one of these while it is asked for
 * something. They are watched from the first plug-in on, in the thread that loads it; nobody else notices.
 */
const FUNCTIONS: readonly (readonly [object: string, name: string])[] = [
  ['Math', 'random'],
  ['performance', 'now'],
  ['crypto', 'getRandomValues'],
  ['crypto', 'randomUUID'],
  ['process', 'hrtime'],
  ['process', 'uptime'],
  ['', 'setTimeout'],
  ['', 'setInterval'],
  ['', 'setImmediate'],
  ['', 'queueMicrotask'],
  ['', 'requestAnimationFrame'],
  ['', 'fetch'],
];

type Callable = (...args: unknown[]) => unknown;

let watched = false;

/** Has `onRead` called with the name of whatever is read; it may throw. Once in a thread: later calls do nothing. */
export function watchClocks(onRead: (name: string) => void): void {
  if (watched) return;
  watched = true;
  for (const [object, name] of FUNCTIONS) {
    const owner: unknown = object === '' ? globalThis : Reflect.get(globalThis, object);
    if (typeof owner !== 'object' || owner === null) continue;
    const original: unknown = Reflect.get(owner, name);
    if (typeof original !== 'function') continue;
    const full = object === '' ? name : `${object}.${name}`;
    const wrapped = new Proxy(original as Callable, {
      apply(target, _self, args) {
        onRead(full);
        return Reflect.apply(target, owner, args) as unknown;
      },
    });
    Reflect.defineProperty(owner, name, { value: wrapped, writable: true, configurable: true });
  }
  watchDate(onRead);
}

/** A date from given numbers is plain arithmetic; one without is a look at the clock. */
function watchDate(onRead: (name: string) => void): void {
  const original = Reflect.get(globalThis, 'Date') as new (...args: unknown[]) => object;
  const now = Reflect.get(original, 'now') as Callable;
  const wrapped: object = new Proxy(original, {
    construct(target, args, self) {
      if (args.length === 0) onRead('Date');
      return Reflect.construct(target, args, self === wrapped ? target : self) as object;
    },
    apply(target, self, args) {
      onRead('Date');
      return Reflect.apply(target as unknown as Callable, self, args) as unknown;
    },
    get(target, name) {
      if (name !== 'now') return Reflect.get(target, name) as unknown;
      return () => {
        onRead('Date.now');
        return now();
      };
    },
  });
  Reflect.defineProperty(globalThis, 'Date', { value: wrapped, writable: true, configurable: true });
}
