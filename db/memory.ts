/** What is asked twice in a transaction is read once, until something is written that may change the answer. */
export interface Memory {
  recall<T>(question: string, ask: () => Promise<T>): Promise<T>;
  forget(): void;
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
    forget: () => answers.clear(),
  };
}
