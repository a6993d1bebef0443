import type { ReactNode } from 'react';

export function StartFailed({ message }: { message: string }): ReactNode {
  return (
    <div className="start-failed" role="alert">
      <h1>The offline host did not answer</h1>
      <p>{message}</p>
      <p>Check that it is running, then reload the page.</p>
    </div>
  );
}
