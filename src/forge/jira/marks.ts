import api, { route } from '@forge/api';
import type { AllMarksPort, MarkPort } from '../../issue/issue-mark';
import { refusal, request } from './jira-requests';

/** Key of the issue property; the manifest names it for indexing. */
const PROPERTY = 'auto-triage-ai';

/** A mark is never worth a longer wait, in milliseconds. */
const MARK_TIMEOUT_MS = 2_000;

/** Writes marks as the person who clicked, or as the app where nobody is signed in and a person's right to edit was checked before. */
export function createMarks(who: 'person' | 'app'): MarkPort {
  return {
    async writeMark(issueId, mark) {
      const init = mark === null ? { method: 'DELETE' } : { method: 'PUT', body: JSON.stringify(mark) };
      const as = who === 'app' ? api.asApp() : undefined;
      const answer = await request(route`/rest/api/3/issue/${issueId}/properties/${PROPERTY}`, init, as, MARK_TIMEOUT_MS);
      if (!answer.ok) throw refusal(answer);
    },
  };
}

/**
 * Removes all marks as the app, which may edit more issues than anybody who could be signed in. Jira answers with the
 * address of a task (303). Whatever else it says for good, such as that there is nothing to remove, is an end as well.
 * @throws TriageError `JIRA_BUSY`, `JIRA_UNAVAILABLE`: trying again is worth it
 */
export function createAllMarks(): AllMarksPort {
  return {
    async removeMarks() {
      const answer = await request(route`/rest/api/3/issue/properties/${PROPERTY}`, { method: 'DELETE', body: '{}' }, api.asApp());
      if (answer.status === 429 || answer.status >= 500) throw refusal(answer);
    },
  };
}
