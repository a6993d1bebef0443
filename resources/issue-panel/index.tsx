import { startPage } from '../common/start-page';

void startPage(() => (require('./panel') as typeof import('./panel')).Panel);
