import type { ReactNode } from 'react';
import { PageLink } from './page-link';
import { roleName } from './role-name';
import type { Route } from './routes';
import { useShell } from './shell-context';
import { themeChoice, type ThemeChoice } from './theme';

/** The bar at the top: where one is, who one is, and how it looks. */
export function Header({
  route,
  onPerson,
  onTheme,
  onLocale,
}: {
  route: Route;
  onPerson: (accountId: string) => void;
  onTheme: (theme: ThemeChoice) => void;
  onLocale: (locale: string) => void;
}): ReactNode {
  const { session, client, theme, locale } = useShell();
  const { person } = client;
  return (
    <header className="header">
      <PageLink href="/" className="product">
        <span className="product-mark" aria-hidden="true" />
        {session.site.name}
      </PageLink>
      <nav aria-label="Main" className="header-links">
        <PageLink href="/" testId="link-issues" isCurrent={route.page === 'issues'}>
          Issues
        </PageLink>
        <PageLink href="/admin" testId="link-admin" isCurrent={route.page === 'admin'}>
          Apps
        </PageLink>
        <PageLink href="/actions" testId="link-actions" isCurrent={route.page === 'actions'}>
          Actions
        </PageLink>
      </nav>
      <div className="header-choices">
        <select
          className="plain-select"
          aria-label="Person"
          title={person.description}
          data-testid="person-switch"
          value={person.accountId}
          onChange={(event) => onPerson(event.target.value)}
        >
          {session.people.map((other) => (
            <option key={other.accountId} value={other.accountId}>
              {other.displayName} ({roleName(other)})
            </option>
          ))}
        </select>
        <select
          className="plain-select"
          aria-label="Language"
          data-testid="language-switch"
          value={locale}
          onChange={(event) => onLocale(event.target.value)}
        >
          {session.locales.map((other) => (
            <option key={other} value={other}>
              {new Intl.DisplayNames(other, { type: 'language' }).of(other)}
            </option>
          ))}
        </select>
        <select
          className="plain-select"
          aria-label="Theme"
          data-testid="theme-switch"
          value={theme}
          onChange={(event) => onTheme(themeChoice(event.target.value))}
        >
          <option value="light">Light</option>
          <option value="dark">Dark</option>
          <option value="auto">System</option>
        </select>
      </div>
    </header>
  );
}
