/** The one installation of the app on the offline site. */
export const INSTALLATION = {
  appId: '00000000-0000-4000-8000-000000000000',
  appVersion: '0.1.0',
  environmentId: '11111111-1111-4111-8111-111111111111',
  installationId: '22222222-2222-4222-8222-222222222222',
} as const;

/** What Jira knows of its own site. */
export interface SiteDescription {
  name: string;
  cloudId: string;
  siteUrl: string;
}
