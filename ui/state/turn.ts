/** One thing runs at a time, whichever view it belongs to. */
let cancelPresent: (() => void) | null = null;

/** Whether nothing has run since the page was opened. */
export function isFree(): boolean {
  return cancelPresent === null;
}

/** Cancels what another view runs; what it has so far it keeps. `cancel` will be called when its own turn ends. */
export function takeTurn(cancel: () => void): void {
  if (cancelPresent !== cancel) cancelPresent?.();
  cancelPresent = cancel;
}
