import Avatar from '@atlaskit/avatar';
import type { ReactNode } from 'react';
import type { ChangelogEntry } from '../api/types';

const TIME = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

function timeText(iso: string): string {
  // Jira writes the offset as "+0000".
  const date = new Date(iso.replace(/([+-]\d{2})(\d{2})$/u, '$1:$2'));
  return Number.isNaN(date.getTime()) ? iso : TIME.format(date);
}

function valueText(value: unknown): string {
  return typeof value === 'string' && value !== '' ? value : 'None';
}

/** The issue's history. */
export function Activity({ changes }: { changes: readonly ChangelogEntry[] }): ReactNode {
  return (
    <section aria-labelledby="activity-heading" data-testid="activity">
      <h2 id="activity-heading">Activity</h2>
      {changes.length === 0 ? <p className="subtle">Nothing has changed since the issue was created.</p> : null}
      <ol className="activity">
        {changes.map((entry) => (
          <li key={entry.id}>
            <Avatar size="small" name={entry.author?.displayName ?? 'Someone'} />
            <div>
              <strong>{entry.author?.displayName ?? 'Someone'}</strong> <span className="subtle">{timeText(entry.created)}</span>
              {entry.items.map((item, index) => (
                <div key={index}>
                  {item.field}: <span className="subtle">{valueText(item.fromString)}</span> →{' '}
                  {/* Every object has a toString of its own; only Jira's is text. */}
                  {valueText(item.toString)}
                </div>
              ))}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
