import { findPeople } from '../../../../src/forge/jira/find-people';

function user(displayName: string, accountType = 'atlassian'): object {
  return { accountId: `id of ${displayName}`, accountType, displayName, avatarUrls: { '48x48': 'https://avatars.sprintloom.com/1' } };
}

function document(...content: object[]): object {
  return { type: 'doc', version: 1, content: [{ type: 'paragraph', content }] };
}

describe('findPeople', () => {
  it('finds whoever stands in any field, commented, logged work, attached a file or is mentioned, each once', () => {
    const fields = {
      reporter: user('Reporter'),
      creator: user('Reporter'),
      assignee: null,
      customfield_10026: [user('Request participant'), user('Customer', 'customer')],
      comment: { comments: [{ author: user('Commenter'), updateAuthor: user('Editor'), body: document() }], total: 1 },
      worklog: { worklogs: [{ author: user('Worker') }] },
      attachment: [{ author: user('Photographer'), filename: 'Screen.png' }],
      description: document({ type: 'mention', attrs: { id: 'x', text: '@Mentioned' } }),
    };
    expect(findPeople(fields)).toEqual([
      'Reporter',
      'Request participant',
      'Customer',
      'Commenter',
      'Editor',
      'Worker',
      'Photographer',
      'Mentioned',
    ]);
  });

  it('takes neither apps for people nor what people wrote for names, and meets anything', () => {
    const looped: Record<string, unknown> = {};
    looped['parent'] = looped;
    const body = document({ type: 'extension', attrs: { accountId: 'x', displayName: 'Written' } });
    const comments = [{ author: user('Automation for Jira', 'app'), body }];
    expect(
      findPeople({ comment: { comments }, looped, labels: ['a'], votes: { votes: 3 }, odd: { accountId: 1, displayName: 2 } }),
    ).toEqual([]);
  });
});
