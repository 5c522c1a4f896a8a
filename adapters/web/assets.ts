import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

interface Asset {
  readonly bytes: Buffer<ArrayBuffer>;
  readonly type: string;
  /** Of what it contains, so that a page always gets the version that it was made for. */
  readonly version: string;
}

const types = {
  'style.css': 'text/css',
  'live.js': 'text/javascript',
  'app.js': 'text/javascript',
  'notify.js': 'text/javascript',
  'passkey.js': 'text/javascript',
  'worker.js': 'text/javascript',
  'mark.svg': 'image/svg+xml',
} as const;
type AssetName = keyof typeof types;

const assets: ReadonlyMap<string, Asset> = new Map(
  Object.entries(types).map(([name, type]) => {
    const bytes = Buffer.from(readFileSync(new URL(name, import.meta.url)));
    const version = createHash('sha256').update(bytes).digest('base64url').slice(0, 16);
    return [name, { bytes, type: `${type}; charset=utf-8`, version }];
  }),
);

/** Where a page finds an asset, under a name that changes with its content. */
export function assetPath(name: AssetName): string {
  return `/assets/${name}?v=${assets.get(name)?.version ?? ''}`;
}

/** Answers a request for an asset; undefined when there is none of that name. */
export function serveAsset(name: string, request: Request): Response | undefined {
  const asset = assets.get(name);
  if (!asset) return undefined;
  const etag = `"${asset.version}"`;
  const current = new URL(request.url).searchParams.get('v') === asset.version;
  const headers = {
    etag,
    'content-type': asset.type,
    'cache-control': current ? 'public, max-age=31536000, immutable' : 'no-cache',
  };
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
  return new Response(asset.bytes, { headers });
}
