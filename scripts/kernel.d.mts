/** The text of kernel-code.ts for the source as it is. */
export function kernelCode(): string;
