import type { RouteRecordRaw } from 'vue-router';

/**
 * Pages on which drafts are made and decided. `new` takes `column`, `template`, `region` and `period` as
 * query and begins a draft with them.
 */
export const writingRoutes: RouteRecordRaw[] = [];
