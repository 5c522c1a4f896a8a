/** A table that shares its rows with the one it was copied from, until in one of the two a row is changed. */
export class Copied<K, V> extends Map<K, V> {
  #rows: Map<K, V>;
  #isShared = false;

  private constructor(rows: Map<K, V>) {
    super();
    this.#rows = rows;
  }

  static of<K, V>(table: Map<K, V>): Copied<K, V> {
    if (!(table instanceof Copied)) return new Copied(new Map(table));
    const copy = new Copied<K, V>(table.rows);
    copy.#isShared = true;
    return copy;
  }

  /** What another copy begins with; from now on neither changes it. */
  get rows(): Map<K, V> {
    this.#isShared = true;
    return this.#rows;
  }

  #own(): Map<K, V> {
    if (this.#isShared) this.#rows = new Map(this.#rows);
    this.#isShared = false;
    return this.#rows;
  }

  override get size(): number {
    return this.#rows.size;
  }

  override get(key: K): V | undefined {
    return this.#rows.get(key);
  }

  override has(key: K): boolean {
    return this.#rows.has(key);
  }

  override set(key: K, value: V): this {
    this.#own().set(key, value);
    return this;
  }

  override delete(key: K): boolean {
    return this.#rows.has(key) && this.#own().delete(key);
  }

  override clear(): void {
    this.#own().clear();
  }

  override keys(): MapIterator<K> {
    return this.#rows.keys();
  }

  override values(): MapIterator<V> {
    return this.#rows.values();
  }

  override entries(): MapIterator<[K, V]> {
    return this.#rows.entries();
  }

  override [Symbol.iterator](): MapIterator<[K, V]> {
    return this.#rows.entries();
  }

  override forEach(does: (value: V, key: K, map: Map<K, V>) => void): void {
    this.#rows.forEach((value, key) => {
      does(value, key, this);
    });
  }
}
