export * from './accounts.ts';
export * from './drafts.ts';
export * from './overview.ts';
export * from './preview.ts';
export * from './privacy.ts';
export * from './review.ts';
export * from './templates.ts';
export * from './uploads.ts';
