import type { SettingsForm } from './saving/form';
import type { AdminServices } from './services';
import type { Tab } from './tabs';

/** What every tab gets. */
export interface TabProps {
  form: SettingsForm;
  services: AdminServices;
  goTo: (tab: Tab) => void;
}
