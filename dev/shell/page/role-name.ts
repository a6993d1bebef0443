import type { Person } from '../api/types';

/** A person's role as one says it. */
export function roleName({ role }: Person): string {
  return role.replaceAll('-', ' ');
}
