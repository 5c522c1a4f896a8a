import type { MiddlewareHandler } from 'hono';

/** What a page may load and do: only what comes from here, and no script or style inside the page. */
const policy =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'";

/** Which frames there may be: none, unless the demonstration shows two persons side by side. */
export type Framing = 'none' | 'framed' | 'frames';

const framings: Readonly<Record<Framing, string>> = {
  none: "frame-ancestors 'none'",
  framed: "frame-ancestors 'self'",
  frames: "frame-src 'self'; frame-ancestors 'none'",
};

export function contentPolicy(framing: Framing): string {
  return `${policy}; ${framings[framing]}`;
}

/** A stored file that is shown as it is may do nothing at all. */
export const filePolicy = "default-src 'none'; sandbox; frame-ancestors 'none'";

/**
 * Headers on every answer. `same-origin` and not `no-referrer`: it tells other sites nothing either, and with `no-referrer` a browser
 * would call the origin of our own forms `null`.
 */
export function securityHeaders(secure: boolean): MiddlewareHandler {
  return async (context, next) => {
    await next();
    const { headers } = context.res;
    const set = (name: string, value: string): void => {
      if (!headers.has(name)) headers.set(name, value);
    };
    set('content-security-policy', contentPolicy('none'));
    set('x-content-type-options', 'nosniff');
    set('referrer-policy', 'same-origin');
    set('cross-origin-opener-policy', 'same-origin');
    set('cross-origin-resource-policy', 'same-origin');
    set('permissions-policy', 'camera=(), geolocation=(), microphone=()');
    set('cache-control', 'no-store');
    if (secure) set('strict-transport-security', 'max-age=31536000');
  };
}

/** Whether a post comes from a page of ours: its origin says so, and nothing contradicts it. */
export function isOwnPost(request: Request, publicUrl: string | undefined): boolean {
  const own = publicUrl === undefined ? new URL(request.url).origin : new URL(publicUrl).origin;
  const site = request.headers.get('sec-fetch-site');
  return request.headers.get('origin') === own && (site === null || site === 'same-origin');
}
