/** What is wrong with a password that somebody wants to take, before the server judges it; undefined when nothing is. */
export function passwordProblem(password: string, userName: string): string | undefined {
  const length = [...password].length;
  if (length < 10) return `密码至少 10 个字，现在是 ${length} 个`;
  if (userName !== '' && password.toLowerCase().includes(userName.toLowerCase())) return '密码里不要有登录名';
  if (/^(.)\1*$/.test(password)) return '密码不能全是同一个字';
  return undefined;
}

export const repeatProblem = (password: string, again: string): string | undefined =>
  again === password ? undefined : '两次填的密码不一样';

export const userNameProblem = (userName: string): string | undefined =>
  /^[a-z][a-z0-9._-]{2,31}$/.test(userName) ? undefined : '登录名用小写字母开头，3 到 32 个小写字母、数字、点或横线';
