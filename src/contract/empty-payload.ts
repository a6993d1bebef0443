import * as z from 'zod/mini';
import { once } from './once';

/** Of a function that takes nothing: whatever is sent is dropped unseen. */
export const emptyPayload = once(() =>
  z.pipe(
    z.unknown(),
    z.transform(() => undefined),
  ),
);
