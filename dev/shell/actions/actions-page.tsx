import Button from '@atlaskit/button/new';
import { type ReactNode, useState } from 'react';
import type { AppAction } from '../api/types';
import { ModuleFrame } from '../page/module-frame';
import { useShell } from '../page/shell-context';

type Inputs = Record<string, unknown>;

/** The app's actions, to be called as a rule, an agent or an MCP client would: as the person at the top of the page. */
export function ActionsPage(): ReactNode {
  const { session } = useShell();
  return (
    <div className="admin-page">
      <h1 className="page-title">Actions</h1>
      <p>Rovo agents, Rovo’s MCP server and Automation rules call these. Here you do, as the person at the top of the page.</p>
      {session.actions.map((action) => (
        <TriedAction key={action.key} action={action} />
      ))}
    </div>
  );
}

function TriedAction({ action }: { action: AppAction }): ReactNode {
  const { client } = useShell();
  const [inputs, setInputs] = useState<Inputs>({});
  const [answer, setAnswer] = useState<string | null>(null);
  const [isRunning, setIsRunning] = useState(false);
  const run = async (): Promise<void> => {
    setIsRunning(true);
    try {
      const { result } = await client.post<{ result: unknown }>('/host/action', { key: action.key, inputs });
      setAnswer(JSON.stringify(result, null, 2));
    } catch (error) {
      setAnswer(error instanceof Error ? error.message : String(error));
    } finally {
      setIsRunning(false);
    }
  };
  const { key, name, description, resource } = action;
  return (
    <section aria-label={name} data-testid={`action-${key}`}>
      <h2>{name}</h2>
      <p>{description}</p>
      {resource === null ? null : (
        <ModuleFrame module={{ type: 'action', key, title: name, resource }} onSubmit={(given) => setInputs(given as Inputs)} />
      )}
      <p>
        Inputs: <code data-testid="action-inputs">{JSON.stringify(inputs)}</code>
      </p>
      <Button appearance="primary" isLoading={isRunning} onClick={() => void run()} testId="action-run">
        Run
      </Button>
      <div aria-live="polite">
        {answer === null ? null : (
          <pre className="action-answer" data-testid="action-answer">
            {answer}
          </pre>
        )}
      </div>
    </section>
  );
}
