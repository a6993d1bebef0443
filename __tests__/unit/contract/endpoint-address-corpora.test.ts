import { readFileSync } from 'node:fs';
import path from 'node:path';
import { endpointAddressFault } from '../../../src/contract/endpoint-address';

/** Addresses that others use to reach what is not public: one in a line, or lists of IP addresses as JSON. */
const FOLDER = path.join(process.env['CORPORA'] ?? '', 'ssrf');

/** Ordinary public names, which only the site's approval keeps out; the app follows no redirect of theirs. */
const ORDINARY = new Set(['evil.com', 'nicob.net', 'www.googleapis.com']);

function lines(name: string): string[] {
  return readFileSync(path.join(FOLDER, name), 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function addressOf(ip: string): string {
  return ip.includes(':') ? `https://[${ip}]/v1` : `https://${ip}/v1`;
}

it('refuses every address of the corpus, with the scheme that it has and with https', () => {
  const ips = Object.values(JSON.parse(readFileSync(path.join(FOLDER, 'private-ip.json'), 'utf8')) as Record<string, string[]>).flat();
  const addresses = [
    ...lines('patt-urls.txt'),
    ...lines('cloud-metadata-urls.txt'),
    ...[...ips, ...lines('ssrf_filter-ips.txt')].map(addressOf),
  ];
  expect(addresses.length).toBeGreaterThan(350);
  const tried = addresses.flatMap((address) => [address, address.replace(/^[a-z]+:/iu, 'https:'), `https://${address}`]);
  const accepted = tried.filter((address) => endpointAddressFault(address) === null).map((address) => new URL(address).hostname);
  expect(accepted.filter((host) => !ORDINARY.has(host))).toEqual([]);
});
