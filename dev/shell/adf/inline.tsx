import type { ReactNode } from 'react';
import { type AdfNode, attribute, dateText, safeHref } from './adf-node';

const STATUS_COLOURS = ['neutral', 'blue', 'green', 'yellow', 'red', 'purple'];

function statusClass(node: AdfNode): string {
  const colour = attribute(node, 'color');
  return `adf-status adf-status-${STATUS_COLOURS.includes(colour) ? colour : 'neutral'}`;
}

function Marked({ mark, children }: { mark: AdfNode; children: ReactNode }): ReactNode {
  switch (mark.type) {
    case 'strong':
      return <strong>{children}</strong>;
    case 'em':
      return <em>{children}</em>;
    case 'strike':
      return <s>{children}</s>;
    case 'underline':
      return <u>{children}</u>;
    case 'code':
      return <code>{children}</code>;
    case 'subsup':
      return attribute(mark, 'type') === 'sub' ? <sub>{children}</sub> : <sup>{children}</sup>;
    case 'textColor':
      return <span style={{ color: attribute(mark, 'color') }}>{children}</span>;
    case 'link':
      return (
        <a href={safeHref(attribute(mark, 'href'))} target="_blank" rel="noopener noreferrer">
          {children}
        </a>
      );
    default:
      return children;
  }
}

function cardLink(node: AdfNode): ReactNode {
  const url = attribute(node, 'url');
  return (
    <a href={safeHref(url)} target="_blank" rel="noopener noreferrer" className="adf-card">
      {url === '' ? 'Linked content' : url}
    </a>
  );
}

/** Undefined when the node is no inline node. */
export function drawInline(node: AdfNode): ReactNode | undefined {
  switch (node.type) {
    case 'text':
      return node.marks.reduce<ReactNode>((inner, mark) => <Marked mark={mark}>{inner}</Marked>, node.text);
    case 'hardBreak':
      return <br />;
    case 'mention':
      return <span className="adf-mention">{attribute(node, 'text') || '@someone'}</span>;
    case 'emoji':
      return <span>{attribute(node, 'text') || attribute(node, 'shortName')}</span>;
    case 'date':
      return <time className="adf-date">{dateText(attribute(node, 'timestamp'))}</time>;
    case 'status':
      return <span className={statusClass(node)}>{attribute(node, 'text')}</span>;
    case 'inlineCard':
      return cardLink(node);
    case 'blockCard':
    case 'embedCard':
      return <p>{cardLink(node)}</p>;
    case 'mediaInline':
      return <span className="adf-media-inline">{attribute(node, 'alt') || 'attachment'}</span>;
    case 'placeholder':
      return <span className="subtle">{attribute(node, 'text')}</span>;
    default:
      return undefined;
  }
}
