import { isForgePlatformError } from '@forge/api';

/**
 * Whether a call as the person failed because they have not allowed the app to act for them yet, or because the
 * app's scopes have changed since. When this error leaves the function, Jira shows its own "Allow access" and calls
 * again; whoever turns it into another error takes that away from the person
 * (`NeedsAuthenticationError` of `@forge/api`, and Forge's documentation of `asUser`).
 */
export function needsConsent(error: unknown): boolean {
  return error instanceof Error && error.name === 'NEEDS_AUTHENTICATION_ERR' && isForgePlatformError(error);
}
