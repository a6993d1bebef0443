/** The time of day, in milliseconds since 1970. It may jump, back as well as forth: for dates only. */
export type Clock = () => number;

/** Milliseconds since some moment. It never goes back and never jumps: for durations. */
export type Stopwatch = () => number;
