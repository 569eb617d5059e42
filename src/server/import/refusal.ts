/** Why a file is not taken, in one plain Chinese line for the person who prepared it. */
export class Refusal extends Error {
  override name = 'Refusal';
}
