/** What a browser calls itself, in two words that its owner knows it by; nothing of its version. */
export function deviceOf(userAgent: string | undefined): string | undefined {
  if (userAgent === undefined) return undefined;
  const named = (names: Readonly<Record<string, RegExp>>): string | undefined =>
    Object.entries(names).find(([, pattern]) => pattern.test(userAgent))?.[0];
  const browser = named(browsers);
  const system = named(systems);
  return [browser, system].filter((each) => each !== undefined).join(' · ') || undefined;
}

/** The first that fits: what is made of another calls itself that too. */
const browsers = {
  微信: /MicroMessenger/,
  Edge: /Edg\//,
  Firefox: /Firefox\/|FxiOS/,
  Opera: /OPR\//,
  Chrome: /Chrome\/|CriOS/,
  Safari: /Safari\//,
} as const;

const systems = {
  HarmonyOS: /HarmonyOS|OpenHarmony/,
  Android: /Android/,
  iPhone: /iPhone/,
  iPad: /iPad/,
  Windows: /Windows/,
  Mac: /Macintosh/,
  Linux: /Linux/,
} as const;
