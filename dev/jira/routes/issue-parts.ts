import { forAdministrators, forPeople, noSuch, onIssues } from '../resources/absent';
import { addComment, deleteComment, getComment, listComments, updateComment } from '../resources/change-comments';
import { getComments } from '../resources/comments';
import { deleteIssueLink, getIssueLink, getLinkType, getLinkTypes, linkIssues } from '../resources/issue-links';
import {
  deleteRemoteLink,
  deleteRemoteLinkByGlobalId,
  getRemoteLink,
  getRemoteLinks,
  putRemoteLink,
  updateRemoteLink,
} from '../resources/remote-links';
import { getAttachmentSettings } from '../resources/settings';
import { addVote, addWatcher, getVotes, getWatchers, isWatching, removeVote, removeWatcher } from '../resources/votes-and-watchers';
import { addWorklog, deleteWorklog, getWorklog, getUpdatedWorklogs, getWorklogs, listWorklogs, updateWorklog } from '../resources/worklogs';
import type { Route } from '../router';

const RENDERED = { expand: ['renderedBody', 'properties'] } as const;
const LOGGED = { expand: ['properties'], adjustEstimate: ['new', 'manual'] } as const;

/** What hangs on an issue: comments, links, votes, watchers, worklogs. */
export const ISSUE_PART_ROUTES: readonly Route[] = [
  { method: 'POST', path: '/comment/list', resource: listComments, withholds: RENDERED },
  { method: 'GET', path: '/issue/{key}/comment', resource: getComments, withholds: RENDERED },
  { method: 'POST', path: '/issue/{key}/comment', resource: addComment, withholds: RENDERED },
  { method: 'GET', path: '/issue/{key}/comment/{id}', resource: getComment, withholds: RENDERED },
  { method: 'PUT', path: '/issue/{key}/comment/{id}', resource: updateComment, withholds: RENDERED },
  { method: 'DELETE', path: '/issue/{key}/comment/{id}', resource: deleteComment },
  { method: 'POST', path: '/issueLink', resource: linkIssues },
  { method: 'GET', path: '/issueLink/{id}', resource: getIssueLink },
  { method: 'DELETE', path: '/issueLink/{id}', resource: deleteIssueLink },
  { method: 'GET', path: '/issueLinkType', resource: getLinkTypes },
  { method: 'POST', path: '/issueLinkType', resource: forAdministrators('changes of link types') },
  { method: 'GET', path: '/issueLinkType/{id}', resource: getLinkType },
  { method: 'PUT', path: '/issueLinkType/{id}', resource: forAdministrators('changes of link types') },
  { method: 'DELETE', path: '/issueLinkType/{id}', resource: forAdministrators('changes of link types') },
  { method: 'GET', path: '/issue/{key}/remotelink', resource: getRemoteLinks },
  { method: 'POST', path: '/issue/{key}/remotelink', resource: putRemoteLink },
  { method: 'DELETE', path: '/issue/{key}/remotelink', resource: deleteRemoteLinkByGlobalId },
  { method: 'GET', path: '/issue/{key}/remotelink/{id}', resource: getRemoteLink },
  { method: 'PUT', path: '/issue/{key}/remotelink/{id}', resource: updateRemoteLink },
  { method: 'DELETE', path: '/issue/{key}/remotelink/{id}', resource: deleteRemoteLink },
  { method: 'GET', path: '/issue/{key}/votes', resource: getVotes },
  { method: 'POST', path: '/issue/{key}/votes', resource: addVote },
  { method: 'DELETE', path: '/issue/{key}/votes', resource: removeVote },
  { method: 'POST', path: '/issue/watching', resource: isWatching },
  { method: 'GET', path: '/issue/{key}/watchers', resource: getWatchers },
  { method: 'POST', path: '/issue/{key}/watchers', resource: addWatcher },
  { method: 'DELETE', path: '/issue/{key}/watchers', resource: removeWatcher },
  { method: 'GET', path: '/issue/{key}/worklog', resource: getWorklogs, withholds: LOGGED },
  { method: 'POST', path: '/issue/{key}/worklog', resource: addWorklog, withholds: LOGGED },
  { method: 'GET', path: '/issue/{key}/worklog/{id}', resource: getWorklog, withholds: LOGGED },
  { method: 'PUT', path: '/issue/{key}/worklog/{id}', resource: updateWorklog, withholds: LOGGED },
  { method: 'DELETE', path: '/issue/{key}/worklog/{id}', resource: deleteWorklog, withholds: LOGGED },
  { method: 'GET', path: '/worklog/updated', resource: getUpdatedWorklogs, withholds: LOGGED },
  { method: 'GET', path: '/worklog/deleted', resource: forPeople('the worklogs that were deleted') },
  { method: 'POST', path: '/worklog/list', resource: listWorklogs, withholds: LOGGED },
  { method: 'GET', path: '/attachment/meta', resource: getAttachmentSettings },
  { method: 'GET', path: '/attachment/{id}', resource: noSuch('attachment') },
  { method: 'DELETE', path: '/attachment/{id}', resource: noSuch('attachment') },
  { method: 'GET', path: '/attachment/content/{id}', resource: noSuch('attachment') },
  { method: 'GET', path: '/attachment/thumbnail/{id}', resource: noSuch('attachment') },
  { method: 'POST', path: '/issue/{key}/attachments', resource: onIssues('attachments') },
];
