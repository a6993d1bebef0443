import type { SiteForm } from './saving/site-form';
import type { AdminServices } from './services';
import type { Tab } from './tabs';

/** What every tab gets. */
export interface TabProps {
  form: SiteForm;
  services: AdminServices;
  goTo: (tab: Tab) => void;
}
