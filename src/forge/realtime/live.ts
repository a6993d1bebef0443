import { liveChannel, type LiveEvent } from '../../contract/live';
import type { LivePort } from '../../triage/live/live-port';
import { withTimeout } from '../with-timeout';
import { forgeRealtime } from './forge-realtime';

/** Whoever waits for what is being told waits no longer, in milliseconds. */
const TELLING_TIME_MS = 1_000;
const SIGNING_TIME_MS = 2_000;

/** Jira is asked again after this at the latest whether somebody may hear an issue, in seconds. */
const RENEW_AFTER_SECONDS = 600;

/** A token is not used in its last part: the clocks of two machines differ. */
const USED_PART = 0.8;

interface Signed {
  token: string;
  renewAfterSeconds: number;
}

/** The expiry stands in the token, in seconds since 1970, as `@forge/realtime` reads it there itself (`utils.js` of 1.0.1). */
function secondsLeft(token: string, now: number): number {
  const content = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')) as { exp?: unknown };
  return typeof content.exp === 'number' ? content.exp - now / 1_000 : RENEW_AFTER_SECONDS;
}

/**
 * The claims are what a page cannot make itself, and are equal on both sides of a channel: only whoever got a token from a
 * function hears the issue. Who it was signed for is no part of them, or nobody would hear anybody else.
 */
async function sign(issueId: string, permission: 'subscribe' | 'publish', now: number): Promise<Signed | null> {
  try {
    const answer = (await forgeRealtime().signRealtimeToken(liveChannel(issueId), { issueId }, [permission])) as { token: unknown };
    const { token } = answer;
    if (typeof token !== 'string') return null;
    return { token, renewAfterSeconds: Math.floor(Math.min(RENEW_AFTER_SECONDS, secondsLeft(token, now) * USED_PART)) };
  } catch {
    return null;
  }
}

/**
 * Forge Realtime. The channels are global, since consumers have no other, and each is narrowed to one issue by the claims of
 * its tokens. Its refusals and failures are silence: a page that hears nothing looks for itself. Made for each invocation:
 * one that met with silence asks no more.
 */
export function createLive(clock: () => number): LivePort {
  const publishing = new Map<string, Promise<Signed | null>>();
  let isSilent = false;

  async function publish(event: LiveEvent): Promise<void> {
    const { issueId } = event;
    const signed = publishing.get(issueId) ?? sign(issueId, 'publish', clock());
    publishing.set(issueId, signed);
    const token = (await signed)?.token;
    isSilent ||= token === undefined;
    if (token !== undefined) await forgeRealtime().publishGlobal(liveChannel(issueId), { ...event }, { token });
  }

  return {
    async tell(event) {
      if (isSilent) return;
      await withTimeout(publish(event), TELLING_TIME_MS, 'INTERNAL').catch(() => {
        isSilent = true;
      });
    },
    async sign(issueId) {
      if (isSilent) return null;
      const signed = await withTimeout(sign(issueId, 'subscribe', clock()), SIGNING_TIME_MS, 'INTERNAL').catch(() => null);
      isSilent ||= signed === null;
      return signed === null ? null : { issueId, ...signed };
    },
  };
}
