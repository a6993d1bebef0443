import type { Registry } from '../document/draw';
import { Button, ButtonGroup } from './buttons';
import * as charts from './charts';
import * as feedback from './feedback';
import * as fields from './fields';
import { Icon } from './icon';
import * as layout from './layout';
import * as overlay from './overlay';
import * as table from './table';
import * as text from './text';
import { User } from './user';

/** The UI Kit components that the app draws with, by the type name that `@forge/react` gives them; others show as a red box. */
export const registry: Registry = {
  ...layout,
  ...text,
  ...fields,
  ...feedback,
  ...overlay,
  ...table,
  ...charts,
  Button,
  ButtonGroup,
  Icon,
  LoadingButton: Button,
  User,
};
