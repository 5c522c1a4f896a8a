/**
 * What Slack lets pass, as its documentation and @slack/types state it; everything here that checks or waits takes its
 * numbers from this table. Texts are counted in UTF-16 units, times are in ms.
 */
export const limits = {
  message: {
    blocks: 50,
    /** What is longer is cut, and Slack warns of it. */
    text: 40_000,
    updatedText: 4000,
    /** All that is written in the blocks of one message. Not documented: 9,597 passed, 11,341 did not. */
    textInBlocks: 10_000,
    /** All markdown blocks of one message together. */
    markdown: 12_000,
  },
  view: {
    blocks: 100,
    title: 24,
    submit: 24,
    close: 24,
    privateMetadata: 3000,
    callbackId: 255,
    externalId: 255,
    bytes: 250_000,
    stacked: 3,
  },
  ids: { block: 255, action: 255 },
  section: { text: 3000, fields: 10, field: 2000 },
  header: { text: 150 },
  context: { elements: 10, text: 3000 },
  actions: { elements: 25 },
  image: { altText: 2000, title: 2000, url: 3000 },
  input: { label: 2000, hint: 2000, placeholder: 150 },
  textInput: { initial: 3000, minLength: 3000, maxLength: 3000 },
  fileInput: { files: 10 },
  button: { text: 75, value: 2000, url: 3000, accessibilityLabel: 75 },
  select: {
    options: 100,
    groups: 100,
    groupLabel: 75,
    placeholder: 150,
    /** Where the app does not say how many characters it waits for. */ queryLength: 3,
  },
  checkboxes: { options: 10 },
  radioButtons: { options: 10 },
  overflow: { options: 5 },
  option: { text: 75, value: 75, description: 75, url: 3000 },
  confirm: { title: 100, text: 300, confirm: 30, deny: 30 },

  acknowledgement: { within: 3000 },
  trigger: { life: 3000 },
  responseUrl: { uses: 5, life: 30 * 60_000 },
  events: {
    /** Before the first, the second and the third retry. */
    retries: [0, 60_000, 300_000],
    redirects: 2,
    perHour: 30_000,
    /** Whoever answers fewer than `least` of `from` and more deliveries of an hour well is sent no more. */
    success: { least: 0.05, from: 1000, within: 3_600_000 },
  },
  socket: { connections: 10, leavesAfterWarning: 10_000 },
  /** Calls a minute of a method, by its tier. */
  tiers: { special: 600, four: 100, three: 50, two: 20 },
  /** Messages to one conversation: one a second, and a few at once. */
  posting: { perSecond: 1, atOnce: 3 },
} as const;
