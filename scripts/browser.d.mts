export function findBrowser(): string | undefined;
export function bringBrowser(): Promise<void>;
/** Path of a Firefox that is there, or undefined. */
export function findFirefox(): string | undefined;
