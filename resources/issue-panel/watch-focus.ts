import type { PanelStore } from './panel-store';

/** Tells the panel whether a control that will vanish holds the keyboard focus, so that its successor can get it. */
export function watchFocus(panel: PanelStore): { onFocus: () => void; onBlur: () => void } {
  return { onFocus: () => panel.setFocus(true), onBlur: () => panel.setFocus(false) };
}
