/** The part of `pg` that the bench hands to a peer; the package brings no types. */
declare module 'pg' {
  export class Pool {
    constructor(options: { connectionString: string; max: number });
    query(text: string, values?: readonly unknown[]): Promise<{ rows: unknown[] }>;
    end(): Promise<void>;
  }
  export type Client = Pool;
}
