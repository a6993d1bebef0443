import SectionMessage from '@atlaskit/section-message';
import Spinner from '@atlaskit/spinner';
import { type ReactNode, useCallback, useLayoutEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { AppModule } from '../api/types';
import { Draw, DrawingHostProvider } from '../document/draw';
import { createCommands } from '../host/commands';
import { expectFrame } from '../host/frame-connections';
import { ModuleInstance } from '../host/module-instance';
import { registry } from '../registry';
import { DrawingBoundary } from './drawing-boundary';
import { moduleServices } from './module-services';
import { goTo } from './routes';
import { useShell } from './shell-context';

export interface ModuleFrameProps {
  module: AppModule;
  issueKey?: string;
  projectKey?: string;
  /** Reads Jira's own fields around the module again. Without it the surface cannot be refreshed. */
  onRefresh?: () => Promise<void>;
  /** Without it the surface cannot be closed. */
  onClose?: () => void;
  /** Takes what the module hands over. */
  onSubmit?: (values: unknown) => void;
}

/** Runs one module of the app in a hidden frame and draws what it renders. */
export function ModuleFrame(props: ModuleFrameProps): ReactNode {
  const [generation, setGeneration] = useState(0);
  const reload = useCallback(() => setGeneration((count) => count + 1), []);
  return <RunningModule key={generation} {...props} reload={reload} />;
}

function RunningModule({
  module,
  issueKey,
  projectKey,
  onRefresh,
  onClose,
  onSubmit,
  reload,
}: ModuleFrameProps & { reload: () => void }): ReactNode {
  const shell = useShell();
  const [instance] = useState(() => new ModuleInstance({}));
  const state = useSyncExternalStore(instance.watch, instance.read);

  useLayoutEffect(() => {
    instance.renewCommands(
      createCommands(moduleServices({ shell, instance, module, issueKey, projectKey, onRefresh, onClose, onSubmit, reload })),
    );
  });
  // Before the frame's first script can run: its document comes later than this commit.
  useLayoutEffect(() => expectFrame(instance), [instance]);

  const people = shell.session.people;
  const drawingHost = useMemo(
    () => ({
      registry,
      navigate: goTo,
      personName: (accountId: string) => people.find((person) => person.accountId === accountId)?.displayName ?? null,
    }),
    [people],
  );

  return (
    <div data-testid={`app-module-${module.key}`} className="app-module">
      <iframe
        title={module.title}
        name={instance.id}
        src={`/app/${encodeURIComponent(module.resource)}/`}
        sandbox="allow-scripts allow-same-origin"
        hidden
        onLoad={() => instance.frameLoaded()}
      />
      {state.crashed ? <CrashNotice message={state.errors.at(-1) ?? ''} onReload={reload} /> : null}
      {state.silent ? (
        <SectionMessage appearance="error" title="The app did not start">
          Its document loaded, but never asked for the bridge. Look at the browser&apos;s console and at the build.
        </SectionMessage>
      ) : null}
      {state.document ? (
        <DrawingHostProvider value={drawingHost}>
          <DrawingBoundary document={state.document}>
            <Draw node={state.document} />
          </DrawingBoundary>
        </DrawingHostProvider>
      ) : state.silent ? null : (
        <div className="app-module-loading">
          <Spinner size="medium" label={`Loading ${module.title}`} />
        </div>
      )}
    </div>
  );
}

function CrashNotice({ message, onReload }: { message: string; onReload: () => void }): ReactNode {
  return (
    <div data-testid="app-crashed" className="crash-notice">
      <SectionMessage appearance="error" title="The app crashed">
        <p>
          An error that the app did not catch has removed everything that it showed: <code>{message}</code>
        </p>
        <button type="button" className="plain-button" onClick={onReload}>
          Start it again
        </button>
      </SectionMessage>
    </div>
  );
}
