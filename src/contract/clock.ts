/** Time in milliseconds since 1970, as an argument so that tests can set it. */
export type Clock = () => number;
