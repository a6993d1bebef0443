import AtlaskitDynamicTable from '@atlaskit/dynamic-table';
import type { HeadCellType, RowCellType, RowType } from '@atlaskit/dynamic-table/types';
import AtlaskitTabs, { Tab as AtlaskitTab, TabList as AtlaskitTabList, TabPanel as AtlaskitTabPanel } from '@atlaskit/tabs';
import type { ComponentProps, ReactElement } from 'react';
import { DrawAll, type Drawing, drawSlot } from '../document/draw';
import type { DocumentNode } from '../document/node';
import { handler, pick, text, wrapped } from '../document/props';

type TableProps = ComponentProps<typeof AtlaskitDynamicTable>;
type TabsProps = ComponentProps<typeof AtlaskitTabs>;

function headCell(cell: DocumentNode): HeadCellType {
  return {
    ...pick<HeadCellType>(cell, ['colSpan', 'isIconOnlyHeader', 'isSortable', 'shouldTruncate', 'testId', 'width']),
    key: text(cell, 'cellKey'),
    content: <DrawAll nodes={cell.children} />,
  };
}

function bodyCell(cell: DocumentNode): RowCellType {
  return { ...pick<RowCellType>(cell, ['colSpan', 'testId']), key: text(cell, 'cellKey'), content: <DrawAll nodes={cell.children} /> };
}

function bodyRow(row: DocumentNode): RowType {
  const onClick = handler(row, 'onClick');
  return {
    ...pick<RowType>(row, ['isHighlighted', 'testId']),
    key: text(row, 'rowKey'),
    cells: row.children.map(bodyCell),
    ...(onClick ? { onClick: () => void onClick() } : {}),
  };
}

/** Atlaskit's table reads stale state when its parent renders in the same batch, so these calls come one tick later. */
function deferred(node: DocumentNode, name: string): ((value: unknown) => void) | undefined {
  const call = handler(node, name);
  return call && ((value) => void setTimeout(() => call(value), 0));
}

export const DynamicTable: Drawing = ({ node }) => {
  const head = wrapped(node, 'head').map(headCell);
  const emptyView = drawSlot(node.props.emptyView);
  return (
    <div className="app-table">
      <AtlaskitDynamicTable
        {...pick<TableProps>(node, [
          'caption',
          'defaultPage',
          'defaultSortKey',
          'defaultSortOrder',
          'highlightedRowIndex',
          'isFixedSize',
          'isLoading',
          'isRankable',
          'label',
          'loadingSpinnerSize',
          'page',
          'paginationi18n',
          'rowsPerPage',
          'sortKey',
          'sortOrder',
          'testId',
        ])}
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

export const Tabs: Drawing = ({ node }) => (
  <AtlaskitTabs
    {...pick<TabsProps>(node, ['defaultSelected', 'selected', 'shouldUnmountTabPanelOnChange', 'testId'])}
    id={text(node, 'id') ?? node.key}
    onChange={(index) => void handler(node, 'onChange')?.(index)}
  >
    {node.children.map((child) => (
      <DrawAll key={child.key} nodes={[child]} />
    ))}
  </AtlaskitTabs>
);

export const TabList: Drawing = ({ node }) => (
  <AtlaskitTabList>
    {node.children.map((child) => (
      <DrawAll key={child.key} nodes={[child]} />
    ))}
  </AtlaskitTabList>
);

export const Tab: Drawing = ({ node }) => (
  <AtlaskitTab {...pick<ComponentProps<typeof AtlaskitTab>>(node, ['testId'])}>
    <DrawAll nodes={node.children} />
  </AtlaskitTab>
);

export const TabPanel: Drawing = ({ node }) => (
  <AtlaskitTabPanel {...pick<ComponentProps<typeof AtlaskitTabPanel>>(node, ['testId'])}>
    <div className="app-tab-panel">
      <DrawAll nodes={node.children} />
    </div>
  </AtlaskitTabPanel>
);
