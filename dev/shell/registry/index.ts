import type { Registry } from '../document/draw';
import { Button, ButtonGroup, LinkButton } from './buttons';
import * as charts from './charts';
import * as choices from './choices';
import * as feedback from './feedback';
import * as fields from './fields';
import { Icon } from './icon';
import * as layout from './layout';
import * as overlay from './overlay';
import * as table from './table';
import * as text from './text';

/** Every UI Kit component that this host draws, by the type name that `@forge/react` gives it. */
export const registry: Registry = {
  ...layout,
  ...text,
  ...fields,
  ...choices,
  ...feedback,
  ...overlay,
  ...table,
  ...charts,
  Button,
  ButtonGroup,
  Icon,
  LinkButton,
  LoadingButton: Button,
};
