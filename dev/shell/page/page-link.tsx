import type { MouseEvent, ReactNode } from 'react';
import { goTo } from './routes';

/** A link inside the page that leaves the browser's own gestures (new tab, new window) alone. */
export function PageLink({
  href,
  children,
  className,
  testId,
  isCurrent = false,
}: {
  href: string;
  children: ReactNode;
  className?: string;
  testId?: string;
  isCurrent?: boolean;
}): ReactNode {
  const follow = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    goTo(href);
  };
  return (
    <a href={href} onClick={follow} className={className} data-testid={testId} aria-current={isCurrent ? 'page' : undefined}>
      {children}
    </a>
  );
}
