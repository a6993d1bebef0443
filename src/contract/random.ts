/** Randomness as an argument. */
export interface Random {
  /** An unguessable identifier. */
  id(): string;
  /** A whole number from 0 to `below - 1`. */
  below(below: number): number;
}
