import { createSampleState, sampleAllowlists } from '.';
import type { GeneratedSite } from './generated-site';
import { createLargeSite } from './large-site';
import { createMessySite } from './messy-site';
import truth from './truth.json';
import { createWorldSite } from './world-site';

/** Which company's Jira it is. */
export const SITE_NAMES = ['sample', 'large', 'world', 'messy'] as const;

export type SiteName = (typeof SITE_NAMES)[number];

const SITES: Record<SiteName, (now: number) => GeneratedSite> = {
  sample: () => ({ state: createSampleState(), truth, allowlists: sampleAllowlists }),
  large: (now) => createLargeSite(createSampleState(), now),
  world: (now) => createWorldSite(createSampleState(), now),
  messy: (now) => createMessySite(createSampleState(), now),
};

/** @param now milliseconds since 1970, from which the dates of generated issues are counted back */
export function createSite(name: SiteName, now: number): GeneratedSite {
  return SITES[name](now);
}
