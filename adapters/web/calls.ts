import type { Browsers, Log } from '../../src/app/ports/system.ts';
import { inFlight } from '../shared/in-flight.ts';
import { vapidOf } from './vapid.ts';

/** Calls closed browsers, by the services of those who make them. */
export interface Calls {
  /** By which a browser knows that it is this city that calls. */
  readonly publicKey: string;
  /** Whether a service of that address is called at all. */
  takes(endpoint: string): boolean;
  /** Says in every browser of this person that there is something new, and not what: nobody waits for it. */
  call(person: string): void;
  /** Resolves when nobody is being called any more. */
  ended(): Promise<void>;
}

export interface CallSettings {
  readonly browsers: Browsers;
  /** Of which the key is made by which the services know this city. */
  readonly secret: string;
  /** Where somebody answers for what is sent: an address of the web or of mail. */
  readonly subject: string;
  /** The hosts that are called; those of the known browsers unless given. */
  readonly services?: readonly string[];
  readonly post?: typeof fetch;
  /** The machine's own time unless given: the services judge by theirs. */
  readonly time?: () => Date;
}

/** Of Chrome and those built on it, Firefox, Safari, Edge: what a page names is called nowhere else. */
const known = ['fcm.googleapis.com', 'push.services.mozilla.com', 'push.apple.com', 'notify.windows.com'];

const longestEndpoint = 1000;
const patience = 10_000;
/** Whoever comes back later has missed nothing: what is new stands at the desk. */
const secondsKept = 24 * 3600;
/** The browser is subscribed no more. */
const gone = new Set([404, 410]);

export function callsOf(settings: CallSettings, log: Log): Calls {
  const { browsers, secret, subject, services = known, post = fetch, time = () => new Date() } = settings;
  const vapid = vapidOf(secret, subject);
  const work = inFlight();

  function takes(endpoint: string): boolean {
    if (endpoint.length > longestEndpoint || !URL.canParse(endpoint)) return false;
    const { protocol, hostname, port, username, password } = new URL(endpoint);
    const isPlain = protocol === 'https:' && port === '' && username === '' && password === '';
    return isPlain && services.some((service) => hostname === service || hostname.endsWith(`.${service}`));
  }

  async function callOne(endpoint: string): Promise<void> {
    if (!takes(endpoint)) return browsers.remove(endpoint);
    const response = await post(endpoint, {
      method: 'POST',
      headers: {
        authorization: vapid.authorization(endpoint, time()),
        ttl: `${secondsKept}`,
        // One that was not delivered yet is replaced.
        topic: 'news',
        urgency: 'normal',
      },
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    });
    await response.body?.cancel();
    if (gone.has(response.status)) await browsers.remove(endpoint);
    else if (!response.ok)
      log.error({ channel: 'web', doing: 'call', status: response.status }, 'a browser was not called');
  }

  async function callAll(person: string): Promise<void> {
    const calls = (await browsers.of(person)).map((endpoint) => callOne(endpoint).catch(failed));
    await Promise.all(calls);
  }

  function failed(error: unknown): void {
    log.error({ channel: 'web', doing: 'call' }, error);
  }

  return {
    publicKey: vapid.publicKey,
    takes,
    call: (person) => void work.run(callAll(person).catch(failed)),
    ended: () => work.ended(),
  };
}
