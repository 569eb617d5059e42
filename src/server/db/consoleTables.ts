import type { Generated } from 'kysely';
import type { DraftState, Role, Template, Upload } from '../../contract/admin/index.ts';

/** What stands behind the officials' console. Times are epoch milliseconds, JSON is text, truths are 0 and 1. */
export interface ConsoleTables {
  account: {
    id: string;
    user_name: string;
    name: string;
    role: Role;
    region: string;
    /** argon2id with its parameters and salt, as one text. */
    password: string;
    must_change_password: 0 | 1;
    suspended: 0 | 1;
    /** Secret of the one-time codes; null while they are not asked for. */
    totp_secret: string | null;
    /** A new secret, until a code made from it confirms it. */
    totp_pending: string | null;
    /** The counter of the last code that was taken: a code counts once. */
    totp_used: number;
    last_login_at: number | null;
    created_at: number;
    version: number;
  };
  /** Used once, then erased. Hashes. */
  recovery_code: { account: string; code: string };
  /** SHA-256 of the token that the cookie carries. */
  console_login: {
    token: string;
    account: string;
    created_at: number;
    used_at: number;
    address: string;
  };
  /** Failures by what they count against: `account:` with a hash of the name (some type their password there), `address:IP`. `since` is the last one's time. */
  login_failure: { subject: string; count: number; since: number; blocked_until: number };

  /** One row: the chain's end. Changing it first makes writers of the console go one after another. */
  audit_head: { id: number; number: number; hash: string };
  audit: {
    number: number;
    at: number;
    account: string | null;
    actor: string;
    role: Role | 'system';
    address: string;
    action: string;
    target: string;
    region: string | null;
    note: string;
    /** Hash of the values; it stays when they are erased. Null without values. */
    values_hash: string | null;
    hash: string;
  };
  /** JSON of before and after; erased when its time is over. */
  audit_values: { number: number; at: number; value: string };

  draft: {
    id: string;
    /** Who asked with which key: a second press is the same draft. */
    request_key: string;
    column: string;
    template: Template | null;
    region: string;
    state: DraftState;
    /** Index of the step that it waits for. */
    step: number;
    /** JSON: roles that decide, fixed when it was handed in. */
    steps: string;
    /** The role that decides next; null while it waits for nobody. */
    waits_for: Role | null;
    /** 应急提示. */
    urgent: 0 | 1;
    /** Rises with every change of content or state. */
    version: number;
    /** JSON: DraftContent. */
    content: string;
    /** Of the content, for lists. */
    title: string;
    /** Title and words for search, one after another. */
    words: string;
    /** The revision handed in last, 0 before. */
    revision: number;
    /** The revision that families read, null while nothing is out. */
    published_revision: number | null;
    author: string;
    changed_by: string;
    /** JSON: everybody who ever wrote in it; none of them decides on it. */
    writers: string;
    created_at: number;
    changed_at: number;
    /** Key of the published item. */
    item: number | null;
    published_at: number | null;
    /** JSON: by, reason, at of the emergency. */
    urgency: string | null;
    /** JSON: by, reason, at. */
    withdrawal: string | null;
    /** 所属期 of a notice, for duties. */
    period: string | null;
  };
  /** Who has a draft open for writing; a row counts while `seen_at` is fresh. */
  draft_presence: { draft: string; account: string; since: number; seen_at: number };
  /** What was handed in, never changed afterwards. */
  draft_revision: { draft: string; revision: number; content: string; created_by: string; created_at: number };
  review: {
    draft: string;
    revision: number;
    step: number;
    role: string;
    reviewer: string;
    decision: 'approved' | 'returned';
    opinion: string;
    /** JSON: { checklist, clearUploads, reasons }. */
    given: string;
    at: number;
  };
  /** Nearest first: of the region or one above it, of the column or of all; '' stands for all. */
  review_path: { region: string; column: string; steps: string; version: number };

  upload: {
    id: string;
    draft: string;
    kind: Upload['kind'];
    name: string;
    /** `<hash>.jpg`: name of the file in the folder of uploads. */
    file: string;
    bytes: number;
    width: number | null;
    height: number | null;
    pages: number | null;
    reading: Upload['reading'];
    text: string | null;
    problem: string | null;
    created_by: string;
    created_at: number;
    /** The upload that it was made of by turning, covering or copying; null: it is as it came. */
    original: string | null;
    /** Which covering of all that were made of one original it has: a greater one hides more. 0: none. */
    covered: Generated<number>;
  };
  /** Files of uploads that an item shows: they answer to everybody while it stands. `name` is what a document is saved as. */
  published_file: { item: number; file: string; name: string };

  /** What shows a draft before it is published: hashes of its token and of the session that asked for it. */
  preview: { token: string; login: string; draft: string; ends_at: number };

  /** Work for later. `lease` is until when somebody has it, 0 when nobody does. */
  job: {
    number: Generated<number>;
    kind: string;
    /** JSON. */
    payload: string;
    lease: number;
    attempts: number;
    /** Not before. */
    due_at: number;
    created_at: number;
  };

  duty_rule: {
    id: string;
    region: string | null;
    name: string;
    template: Template;
    every: 'month' | 'quarter' | 'year';
    grace: number;
    since: string;
    basis: string | null;
    version: number;
  };
  /** How many boxes said that they displayed an item. */
  display: { item: number; boxes: number };
}
