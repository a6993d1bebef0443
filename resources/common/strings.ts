/**
 * Every text of the issue panel and what all pages share. The other pages' texts are in `strings/` as well. Each text is an
 * export of its own, so that a page carries those that it shows and none of their names.
 */
export * as common from './strings/common';
export * as panel from './strings/panel';
