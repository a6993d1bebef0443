/** Calls a task later, and gives back how to leave that. */
export type Schedule = (task: () => void, milliseconds: number) => () => void;

/** By the page's own clock. */
export const scheduleByTimer: Schedule = (task, milliseconds) => {
  const timer = setTimeout(task, milliseconds);
  return () => clearTimeout(timer);
};
