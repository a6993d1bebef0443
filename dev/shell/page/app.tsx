import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { ActionsPage } from '../actions/actions-page';
import { AdminPage } from '../admin/admin-page';
import { createClient } from '../api/client';
import type { Person, Session } from '../api/types';
import { DeveloperBar } from '../developer/developer-bar';
import { EventBus } from '../host/event-bus';
import type { FlagRequest } from '../host/module-services';
import { IssuePage } from '../issue/issue-page';
import { IssuesPage } from '../issue/issues-page';
import { ProjectAppPage } from '../project/project-app-page';
import { ProjectSettingsPage } from '../project/project-settings-page';
import { EgressDialog } from './egress-dialog';
import { Flags } from './flags';
import { Header } from './header';
import { parseRoute, type Route, usePath } from './routes';
import { type EgressRequest, type Shell, ShellProvider } from './shell-context';
import { useStored } from './stored';
import { applyTheme, THEME_CHANGED, themeChoice, type ThemeChoice, themeState } from './theme';

interface Question {
  request: EgressRequest;
  answer: (isAllowed: boolean) => void;
}

/** The whole page around the app, for the person who was chosen last. */
export function App({ session }: { session: Session }): ReactNode {
  const [accountId, setAccountId] = useStored('person', '');
  const person = session.people.find((other) => other.accountId === accountId) ?? session.people[0];
  if (person === undefined) return <p role="alert">The site has no people.</p>;
  return <PersonsPage session={session} person={person} onPerson={setAccountId} />;
}

function PersonsPage({
  session,
  person,
  onPerson,
}: {
  session: Session;
  person: Person;
  onPerson: (accountId: string) => void;
}): ReactNode {
  const route = parseRoute(usePath());
  const [storedTheme, setStoredTheme] = useStored('theme', 'auto');
  const [locale, setLocale] = useStored('locale', 'en-US');
  const [flags, setFlags] = useState<readonly FlagRequest[]>([]);
  const [question, setQuestion] = useState<Question | null>(null);
  const client = useMemo(() => createClient(person), [person]);
  const [events] = useState(() => new EventBus());
  const [services] = useState(() => ({
    showFlag: (flag: FlagRequest) => setFlags((shown) => [flag, ...shown.filter((other) => other.id !== flag.id)]),
    closeFlag: (id: string) => setFlags((shown) => shown.filter((flag) => flag.id !== id)),
    confirmEgress: (request: EgressRequest) =>
      new Promise<boolean>((resolve) => {
        setQuestion({ request, answer: resolve });
      }),
  }));
  const theme = themeChoice(storedTheme);
  const shell = useMemo(
    (): Shell => ({ session: inLanguage(session, locale), client, events, theme, locale, ...services }),
    [session, client, events, theme, locale, services],
  );

  useSystemTheme(theme, events);
  const title = `${titleOf(route)} - ${session.site.name}`;
  useEffect(() => {
    document.title = title;
  }, [title]);

  const answer = (isAllowed: boolean): void => {
    question?.answer(isAllowed);
    setQuestion(null);
  };
  const changeTheme = (choice: ThemeChoice): void => {
    setStoredTheme(choice);
    void applyTheme(choice).then(() => events.emit(THEME_CHANGED, { theme: themeState(choice) }));
  };
  const changePerson = (accountId: string): void => {
    answer(false);
    setFlags([]);
    onPerson(accountId);
  };
  return (
    <ShellProvider value={shell}>
      <Header route={route} onPerson={changePerson} onTheme={changeTheme} onLocale={setLocale} />
      {/* Keyed by person and language: everything shown is read again, and the app's frames start again. */}
      <main key={`${person.accountId} ${locale}`} className="page">
        <PageOf route={route} />
      </main>
      <DeveloperBar />
      <Flags flags={flags} onClose={services.closeFlag} />
      <EgressDialog request={question?.request ?? null} appName={session.modules[0]?.title ?? 'The app'} onAnswer={answer} />
    </ShellProvider>
  );
}

/** With the titles that Jira shows to people of that language. */
function inLanguage(session: Session, locale: string): Session {
  return { ...session, modules: session.modules.map((module) => ({ ...module, title: module.titles?.[locale] ?? module.title })) };
}

function PageOf({ route }: { route: Route }): ReactNode {
  switch (route.page) {
    case 'issues':
      return <IssuesPage projectKey={route.projectKey} />;
    case 'issue':
      return <IssuePage key={route.issueKey} issueKey={route.issueKey} />;
    case 'project-settings':
      return <ProjectSettingsPage key={route.projectKey} projectKey={route.projectKey} moduleKey={route.moduleKey} />;
    case 'project-page':
      return <ProjectAppPage key={route.projectKey} projectKey={route.projectKey} moduleKey={route.moduleKey} />;
    case 'admin':
      return <AdminPage />;
    case 'actions':
      return <ActionsPage />;
    case 'unknown':
      return <p>There is nothing at {route.path}.</p>;
  }
}

function titleOf(route: Route): string {
  if (route.page === 'issue') return route.issueKey;
  if (route.page === 'project-settings') return `${route.projectKey} settings`;
  if (route.page === 'actions') return 'Actions';
  if (route.page === 'project-page') return route.projectKey;
  return route.page === 'admin' ? 'Apps' : 'Issues';
}

/** With the system's theme chosen, the app hears of the system's changes too. */
function useSystemTheme(theme: ThemeChoice, events: EventBus): void {
  useEffect(() => {
    if (theme !== 'auto') return undefined;
    const query = window.matchMedia('(prefers-color-scheme: dark)');
    const tell = (): void => events.emit(THEME_CHANGED, { theme: themeState('auto') });
    query.addEventListener('change', tell);
    return () => query.removeEventListener('change', tell);
  }, [theme, events]);
}
