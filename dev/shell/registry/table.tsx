import AtlaskitDynamicTable from '@atlaskit/dynamic-table';
import type { HeadCellType, RowCellType, RowType } from '@atlaskit/dynamic-table/types';
import type { ReactElement } from 'react';
import { DrawAll, type Drawing, drawSlot } from '../document/draw';
import type { DocumentNode } from '../document/node';
import { handler, pick, text, wrapped } from '../document/props';

const PAGES = ['defaultPage', 'page', 'paginationi18n', 'rowsPerPage'];
const ORDER = ['defaultSortKey', 'defaultSortOrder', 'isRankable', 'sortKey', 'sortOrder'];
const LOOK = ['caption', 'highlightedRowIndex', 'isFixedSize', 'isLoading', 'label', 'loadingSpinnerSize', 'testId'];
const HEAD_CELL = ['colSpan', 'isIconOnlyHeader', 'isSortable', 'shouldTruncate', 'testId', 'width'];

function cell(node: DocumentNode, names: string[]): HeadCellType & RowCellType {
  return { ...pick(node, names), key: text(node, 'cellKey'), content: <DrawAll nodes={node.children} /> };
}

function bodyRow(row: DocumentNode): RowType {
  const onClick = handler(row, 'onClick');
  return {
    ...pick(row, ['isHighlighted', 'testId']),
    key: text(row, 'rowKey'),
    cells: row.children.map((child) => cell(child, ['colSpan', 'testId'])),
    ...(onClick ? { onClick: () => void onClick() } : {}),
  };
}

/** Atlaskit's table reads stale state when its parent renders in the same batch, so these calls come one tick later. */
function deferred(node: DocumentNode, name: string): ((value: unknown) => void) | undefined {
  const call = handler(node, name);
  return call && ((value) => void setTimeout(() => call(value), 0));
}

export const DynamicTable: Drawing = ({ node }) => {
  const head = wrapped(node, 'head').map((child) => cell(child, HEAD_CELL));
  const emptyView = drawSlot(node.props.emptyView);
  return (
    <div className="app-table">
      <AtlaskitDynamicTable
        {...pick(node, [...PAGES, ...ORDER, ...LOOK])}
        {...(head.length > 0 ? { head: { cells: head } } : {})}
        {...(emptyView === undefined ? {} : { emptyView: emptyView as ReactElement })}
        rows={wrapped(node, 'rows').map(bodyRow)}
        onSetPage={deferred(node, 'onSetPage')}
        onRankStart={deferred(node, 'onRankStart')}
        onRankEnd={deferred(node, 'onRankEnd')}
      />
    </div>
  );
};
