import { createHash } from 'node:crypto';
import type { Files } from '../../src/app/ports/system.ts';

/** So much of a file's beginning tells its type. */
const headBytes = 4_100;

/** Evidence in memory, as strict with its size as the folder. */
export function filesInMemory(kept = new Map<string, Uint8Array>()): Files {
  const held = new Map<string, Uint8Array>();
  return {
    async put(bytes, limit, isHeld = false) {
      const chunks: Uint8Array[] = [];
      let size = 0;
      for await (const chunk of bytes instanceof Uint8Array ? [bytes] : bytes) {
        chunks.push(chunk);
        size += chunk.byteLength;
        if (size > limit) return 'too-large';
      }
      const whole = Buffer.concat(chunks);
      const hash = createHash('sha256').update(whole).digest('hex');
      (isHeld ? held : kept).set(hash, whole);
      return { hash, size, head: whole.subarray(0, headBytes) };
    },
    get: async (hash) => kept.get(hash) ?? held.get(hash),
    async settle(hash) {
      const bytes = held.get(hash);
      if (bytes) kept.set(hash, bytes);
    },
    async drop(hash) {
      held.delete(hash);
    },
  };
}
