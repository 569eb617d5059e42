/** Sizes and counts that both ends of the API rely on. Bytes unless said otherwise. */
export const limits = {
  /** Items a list may return at once; the default is `listDefault`. */
  listMax: 50,
  listDefault: 20,
  /** Cards of one rail on home. */
  railMax: 12,
  /** Characters of a search query; longer ones are refused, not cut. */
  queryMax: 64,
  /** Keys of a search by initials. */
  initialsMax: 12,
  /** Terms that one item explains. */
  termsMax: 24,
  /** Characters of an opaque cursor. */
  cursorMax: 200,
  /** The whole pulse reply: a box asks for it every 25 s. */
  pulseBytes: 200,
  /** Withdrawn ids named by one pulse, newest first. */
  pulseWithdrawn: 6,
  /** Emergencies named by one pulse, newest first; each takes the room of a withdrawn id, and their name that of one. */
  pulseUrgent: 3,
  /** A request's body. */
  bodyBytes: 64 * 1024,
  /** The same where somebody is logged in: a draft may hold a long table. */
  consoleBodyBytes: 2 * 1024 * 1024,
} as const;
