import * as z from 'zod/mini';
import { once } from './once';
import { text } from './text';

/** An issue key as somebody types it, in capitals. Whether there is such an issue for them, Jira says. */
export const issueKeySchema = once(() =>
  z
    .string()
    .check(
      z.trim(),
      z.toUpperCase(),
      z.regex(/^[A-Z][A-Z0-9_]*-\d{1,19}$/u, text('Enter an issue key, such as SHOP-12.')),
      z.maxLength(300),
    ),
);
