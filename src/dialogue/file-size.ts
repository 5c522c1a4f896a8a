import type { FileShown } from './message.ts';

const mebi = 1 << 20;

/** How large a file is, as people say it: `1 KB` at least, from 1 MB on with a decimal. */
export function sayFileSize(bytes: number): string {
  if (bytes < mebi) return `${Math.min(1023, Math.max(1, Math.round(bytes / 1024)))} KB`;
  return `${(bytes / mebi).toFixed(1)} MB`;
}

/** The size of a file that has one before it is asked for. */
export function sizeSaid({ size }: FileShown): string | undefined {
  return size === undefined ? undefined : sayFileSize(size);
}

/** A limit in bytes as it is said: in MB, with a decimal where it is needed, never more than may be sent. */
export function mebibytes(bytes: number): number {
  return Math.floor((bytes / mebi) * 10) / 10;
}
