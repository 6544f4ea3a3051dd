/** Two times: the one on the wall, and one that never goes back while the machine is up. */
export interface Clock {
  date(): Date;
  /** Milliseconds since some moment of this process. */
  monotonic(): number;
}

export const systemClock: Clock = {
  date: () => new Date(),
  monotonic: () => performance.now(),
};
