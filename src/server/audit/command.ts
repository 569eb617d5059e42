import { parseArgs } from 'node:util';
import { ConfigError, configFrom, optionFlags } from '../config.ts';
import { openDatabase } from '../db/open.ts';
import { auditHead, pruneAudit } from './history.ts';
import { verifyAudit } from './verify.ts';

export const auditUsage = 'audit verify|head|prune';

/** `audit verify` answers 4 for a chain that is broken, and names the first line. */
export async function runAudit(args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const { values, positionals } = parsedArgs(args);
  const [what, ...more] = positionals;
  if (what === undefined || !['verify', 'head', 'prune'].includes(what) || more.length > 0) throw wrong();
  const config = configFrom(env, values);
  const db = await openDatabase(config);
  try {
    if (what === 'head') {
      const { number, hash, at } = await auditHead(db, Date.now());
      console.log(`${at} ${number} ${hash}`);
    } else if (what === 'prune') {
      console.log(`抹去了 ${await pruneAudit(db, config.auditMonths, Date.now())} 条满 ${config.auditMonths} 个月的改动前后的值。`);
    } else {
      const { lines, broken } = await verifyAudit(db.query);
      if (broken !== undefined) {
        console.error(`审计链在第 ${broken.number} 条断开：${broken.why}。`);
        return 4;
      }
      console.log(`审计链完好，共 ${lines} 条。`);
    }
    return 0;
  } finally {
    await db.close();
  }
}

const wrong = () => new ConfigError('用法：npm run admin -- audit verify（查审计链）、audit head（打印链的末尾，每天存到别处）、audit prune（抹去到期的值）');

function parsedArgs(args: string[]) {
  try {
    return parseArgs({ args, options: optionFlags, allowPositionals: true, strict: true });
  } catch {
    throw wrong();
  }
}
