/** As much of a catalogue as somebody has said. */
export type Said<T> = T extends (...values: never[]) => unknown
  ? T
  : T extends object
    ? { readonly [K in keyof T]?: Said<T[K]> }
    : T;

/** A catalogue filled up, name by name, from one that is complete. */
export function filled<T extends object>(complete: T, said: Said<T> | undefined): T {
  const names = Object.entries({ ...complete, ...said }).map(([name, other]) => {
    const whole: unknown = Reflect.get(complete, name);
    const part: unknown = said && Reflect.get(said, name);
    return [name, isCatalogue(whole) && isCatalogue(part) ? filled(whole, part) : (part ?? other)];
  });
  return Object.fromEntries(names) as T; // the names are those of T, and each has what T has under it
}

/** The names of a complete catalogue under which another says nothing of its own. */
export function unsaid(complete: object, said: object, path = ''): readonly string[] {
  return Object.entries(complete).flatMap(([name, whole]): readonly string[] => {
    const part: unknown = Reflect.get(said, name);
    if (isCatalogue(whole)) return unsaid(whole, isCatalogue(part) ? part : {}, `${path}${name}.`);
    return part === undefined ? [`${path}${name}`] : [];
  });
}

function isCatalogue(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
