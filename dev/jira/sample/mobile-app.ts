import { FULL_SCREEN, type ProjectSketch } from './project-builder';
import { MOBILE_APP_OPEN } from './mobile-app-open';
import { MOBILE_APP_RESOLVED } from './mobile-app-resolved';

/** The mobile app: stories have no priority on their screen, because the product board orders them. */
export const MOBILE_APP: ProjectSketch = {
  number: 2,
  key: 'APP',
  name: 'Mobile app',
  description: 'The Nordkap app for Android and iOS.',
  style: 'classic',
  roles: ['agent', 'viewer', 'project-administrator', 'administrator'],
  screens: { Bug: FULL_SCREEN, Task: FULL_SCREEN, Improvement: FULL_SCREEN, Story: FULL_SCREEN.filter((field) => field !== 'priority') },
  components: [
    { name: 'Android', description: 'Everything that is special to Android' },
    { name: 'iOS', description: 'Everything that is special to iPhone and iPad' },
    { name: 'Push notifications', description: 'Messages that arrive while the app is closed' },
    { name: 'Offline sync', description: 'Working without a connection and merging later' },
    { name: 'Barcode scanner', description: 'Reading product and parcel codes with the camera' },
    { name: 'Search', description: 'Finding products in the app' },
    { name: 'Sign-in', description: 'Login, biometrics and sessions' },
    { name: 'Onboarding', description: 'The first minutes: tour, permissions, consent' },
  ],
  issues: [...MOBILE_APP_RESOLVED, ...MOBILE_APP_OPEN],
};
