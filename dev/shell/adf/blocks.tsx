import { createElement, type ReactNode } from 'react';
import { type AdfNode, attribute } from './adf-node';
import { headingLevel } from './heading-depths';

const PANEL_KINDS = ['info', 'note', 'success', 'warning', 'error', 'tip'];

function panelClass(node: AdfNode): string {
  const kind = attribute(node, 'panelType');
  return `adf-panel adf-panel-${PANEL_KINDS.includes(kind) ? kind : 'info'}`;
}

function heading(node: AdfNode, inner: ReactNode): ReactNode {
  // The summary is the page's h1 and "Description" its h2, so those of the text come after them.
  const depth = Number(attribute(node, 'depth')) || 1;
  return createElement(`h${Math.min(6, depth + 2)}`, { className: `adf-heading-${headingLevel(node)}` }, inner);
}

function task(node: AdfNode, inner: ReactNode): ReactNode {
  const isDone = attribute(node, 'state') === 'DONE';
  return (
    <li className="adf-task">
      <input type="checkbox" checked={isDone} readOnly disabled aria-label={isDone ? 'done' : 'to do'} />
      <span>{inner}</span>
    </li>
  );
}

function span(node: AdfNode, name: string): number | undefined {
  const value = Number(attribute(node, name));
  return value > 1 ? value : undefined;
}

/** Undefined when the node is not known, so that its content is shown bare. */
export function drawBlock(node: AdfNode, inner: ReactNode): ReactNode | undefined {
  switch (node.type) {
    case 'paragraph':
      return <p>{inner}</p>;
    case 'heading':
      return heading(node, inner);
    case 'bulletList':
      return <ul>{inner}</ul>;
    case 'orderedList':
      return <ol start={Number(attribute(node, 'order')) || 1}>{inner}</ol>;
    case 'listItem':
      return <li>{inner}</li>;
    case 'taskList':
    case 'decisionList':
      return <ul className="adf-tasks">{inner}</ul>;
    case 'taskItem':
      return task(node, inner);
    case 'decisionItem':
      return <li className="adf-decision">{inner}</li>;
    case 'blockquote':
      return <blockquote>{inner}</blockquote>;
    case 'codeBlock':
      return (
        <pre tabIndex={0}>
          <code>{inner}</code>
        </pre>
      );
    case 'rule':
      return <hr />;
    case 'panel':
      return <div className={panelClass(node)}>{inner}</div>;
    case 'expand':
    case 'nestedExpand':
      return (
        <details className="adf-expand">
          <summary>{attribute(node, 'title') || 'Expand'}</summary>
          {inner}
        </details>
      );
    case 'mediaSingle':
    case 'mediaGroup':
      return <figure>{inner}</figure>;
    case 'media':
      return <span className="adf-media">{attribute(node, 'alt') || attribute(node, 'url') || 'Attachment'}</span>;
    case 'caption':
      return <figcaption>{inner}</figcaption>;
    default:
      return drawTable(node, inner);
  }
}

function drawTable(node: AdfNode, inner: ReactNode): ReactNode | undefined {
  const spans = { colSpan: span(node, 'colspan'), rowSpan: span(node, 'rowspan') };
  switch (node.type) {
    case 'table':
      return (
        <div className="adf-table">
          <table>
            <tbody>{inner}</tbody>
          </table>
        </div>
      );
    case 'tableRow':
      return <tr>{inner}</tr>;
    case 'tableHeader':
      return <th {...spans}>{inner}</th>;
    case 'tableCell':
      return <td {...spans}>{inner}</td>;
    default:
      return undefined;
  }
}
