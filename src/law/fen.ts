/** An amount in fen, a safe integer: 100 fen are one yuan. */
export type Fen = number;
