import type { Config } from '../config/config-schema';
import { expiryOf, type Certificate } from './certificate';
import { loadCertificate } from './load-certificate';

const CHECK_MS = 3_600_000;

/** The certificate in use. One that is renewed on disk is taken up within the hour, without a restart. */
export class CertificateFile {
  private listener: (certificate: Certificate) => void = () => undefined;
  private readonly timer: NodeJS.Timeout | null;

  private constructor(
    private readonly tls: Config['tls'],
    public current: Certificate,
  ) {
    this.timer = tls.mode === 'files' ? setInterval(() => void this.check(), CHECK_MS).unref() : null;
  }

  static async load(tls: Config['tls']): Promise<CertificateFile> {
    return new CertificateFile(tls, await loadCertificate(tls));
  }

  /** Seconds since 1970. */
  get expiry(): number {
    return expiryOf(this.current.cert);
  }

  onRenewal(listener: (certificate: Certificate) => void): void {
    this.listener = listener;
  }

  /** A pair that does not fit together, half written, is left for the next time; the metric shows its age. */
  async check(): Promise<void> {
    try {
      const found = await loadCertificate(this.tls);
      if (found.cert === this.current.cert && found.key === this.current.key) return;
      this.listener(found);
      this.current = found;
    } catch {
      return;
    }
  }

  close(): void {
    if (this.timer !== null) clearInterval(this.timer);
  }
}
