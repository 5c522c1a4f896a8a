/** What is asked twice in a transaction is read once, until something is written that may change the answer. */
export interface Memory {
  recall<T>(question: string, ask: () => Promise<T>): Promise<T>;
  /** All of it, or the answers to the questions that have changed. */
  forget(changed?: (question: string) => boolean): void;
}

export function newMemory(): Memory {
  const answers = new Map<string, Promise<unknown>>();
  return {
    recall<T>(question: string, ask: () => Promise<T>): Promise<T> {
      const known = answers.get(question) ?? ask();
      answers.set(question, known);
      // A question is always asked in the same words by the same code, so its answer has one type.
      return known as Promise<T>;
    },
    forget(changed = () => true) {
      for (const question of answers.keys()) if (changed(question)) answers.delete(question);
    },
  };
}
