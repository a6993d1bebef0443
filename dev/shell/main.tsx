import '@atlaskit/css-reset';
import { setBooleanFeatureFlagResolver } from '@atlaskit/platform-feature-flags';
import { createRoot } from 'react-dom/client';
import { acceptFrames } from './host/frame-connections';
import { App } from './page/app';
import { loadSession } from './page/load-session';
import { StartFailed } from './page/start-failed';
import { storedTheme } from './page/stored';
import { applyTheme } from './page/theme';
import './styles.css';

async function start(): Promise<void> {
  // Jira decides Atlaskit's feature flags; without a decision Atlaskit warns at each of them.
  setBooleanFeatureFlagResolver(() => false);
  acceptFrames();
  const container = document.getElementById('shell');
  if (container === null) throw new Error('The page has no place for the shell.');
  const root = createRoot(container);
  try {
    const [session] = await Promise.all([loadSession(), applyTheme(storedTheme())]);
    root.render(<App session={session} />);
  } catch (error) {
    root.render(<StartFailed message={(error as Error).message} />);
  }
}

void start();
