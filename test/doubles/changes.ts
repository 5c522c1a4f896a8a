/** Lets a test wait for a state instead of for a time. */
export interface Changes {
  /** Called whenever something happened; looks again at everything that is waited for. */
  changed(): void;
  /** Resolves as soon as the condition holds, looking now and after every change. Rejects with what it throws. */
  until(condition: () => boolean): Promise<void>;
}

export function changes(): Changes {
  const waiting = new Set<() => void>();
  return {
    changed() {
      for (const look of waiting) look();
    },
    until(condition) {
      return new Promise((resolve, reject) => {
        const look = () => {
          try {
            if (!condition()) return;
            resolve();
          } catch (error) {
            reject(error);
          }
          waiting.delete(look);
        };
        waiting.add(look);
        look();
      });
    },
  };
}
