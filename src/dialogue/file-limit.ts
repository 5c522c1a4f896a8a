/** A limit in bytes as it is said: in MB, with a decimal where it is needed, never more than may be sent. */
export function mebibytes(bytes: number): number {
  return Math.floor((bytes / (1 << 20)) * 10) / 10;
}
