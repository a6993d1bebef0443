import { createContext, useContext } from 'react';
import type { Client } from '../api/client';
import type { Session } from '../api/types';
import type { FlagRequest } from '../host/module-services';
import type { EventBus } from '../host/event-bus';
import type { ThemeChoice } from './theme';

/** What every part of the page shares. A new person makes a new client, and everything below is drawn again. */
export interface Shell {
  session: Session;
  client: Client;
  events: EventBus;
  theme: ThemeChoice;
  /** The person's language in Jira. Texts of the page itself stay English. */
  locale: string;
  showFlag: (flag: FlagRequest) => void;
  closeFlag: (id: string) => void;
  /** Asks the person, as Jira asks an administrator before an app may reach a domain. */
  confirmEgress: (request: EgressRequest) => Promise<boolean>;
}

export interface EgressRequest {
  /** Domains that the app wants to reach, with its reason. */
  groups: { description: string; domains: string[] }[];
}

const ShellContext = createContext<Shell | null>(null);
export const ShellProvider = ShellContext.Provider;

export function useShell(): Shell {
  const shell = useContext(ShellContext);
  if (shell === null) throw new Error('The page is drawn inside a ShellProvider.');
  return shell;
}
