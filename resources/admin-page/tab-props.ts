import type { SiteForm } from './saving/site-form';
import type { AdminServices } from './services';
import type { Tab } from './tabs';

/** What every tab gets. */
export interface TabProps {
  form: SiteForm;
  services: AdminServices;
  goTo: (tab: Tab) => void;
  /** Gives the focus of a control that vanishes, with nothing in its place, to the tab's own button. */
  leaveFocus: () => void;
}
