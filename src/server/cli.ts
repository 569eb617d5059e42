import { accountUsage, runAccount } from './accounts/command.ts';
import { auditUsage, runAudit } from './audit/command.ts';
import { ConfigError } from './config.ts';
import { importUsage, runImport } from './import/command.ts';
import { Refusal } from './import/refusal.ts';

interface Command {
  usage: string;
  /** Returns the exit code. */
  run: (args: string[], env: NodeJS.ProcessEnv) => Promise<number>;
}

/** What an operator may run beside the server. */
const commands: Record<string, Command> = {
  import: { usage: importUsage, run: runImport },
  account: { usage: accountUsage, run: runAccount },
  audit: { usage: auditUsage, run: runAudit },
};

/** Exit codes: 0 done, 1 failed, 2 wrong command or option, others as the command says. */
async function main([name, ...args]: string[]): Promise<number> {
  const command = name === undefined || !Object.hasOwn(commands, name) ? undefined : commands[name];
  if (command) return command.run(args, process.env);
  const usages = Object.values(commands).map(({ usage }) => usage).join('；');
  throw new ConfigError(`${name === undefined ? '要写命令' : `没有“${name}”这个命令`}。可用的命令：${usages}`);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const isOperators = error instanceof ConfigError || error instanceof Refusal;
  console.error(isOperators ? error.message : error);
  process.exitCode = isOperators ? 2 : 1;
}
