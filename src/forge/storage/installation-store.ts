import type { InstallationStore } from '../../settings/installation-store';
import { SECRET_KEYS } from './keys';
import type { KvsCalls } from './kvs-calls';
import * as shapes from './record-shapes';

/** The secret of this installation, made once, whoever asks first. */
export function createInstallationStore(calls: KvsCalls): InstallationStore {
  const readInstallationSecret = () => calls.getSecret(SECRET_KEYS.installation, shapes.secretShape);

  async function ensureInstallationSecret(): Promise<string> {
    const known = await readInstallationSecret();
    if (known !== null) return known;
    const made = crypto.randomUUID() + crypto.randomUUID();
    if (await calls.createSecret(SECRET_KEYS.installation, made)) return made;
    const others = await readInstallationSecret();
    // It exists and cannot be read: a new one heals that, and costs no more than the limits of this minute.
    if (others === null) await calls.setSecret(SECRET_KEYS.installation, made);
    return others ?? made;
  }

  return { readInstallationSecret, ensureInstallationSecret };
}
