/** Installs dependencies if the lock file changed since they were. */
export function install(): void;
/** Builds dist/ if a source is newer: the command and the library, then the page. */
export function build(): void;
/** Runs a command in the checkout; if it fails, this process ends with its code. */
export function run(command: string, args: readonly string[], output?: 'inherit' | number): void;
