import { type Look, person } from '../art/people.ts';

type Arms = Look['arms'];
type Mood = Look['mood'];

/** The people of the village, each always drawn alike. */
const looks = {
  teacher: { hair: 'bob', glasses: true, top: '#1d6b5a', shirt: '#fffaf0', wears: 'badge' },
  mediator: { hair: 'bob', top: '#14262f', shirt: '#fffaf0', wears: 'badge' },
  lawyer: { hair: 'short', glasses: true, top: '#27404f', shirt: '#fffaf0', wears: 'badge' },
  worker: { hair: 'helmet', top: '#5b6f7a', wears: 'vest', skin: '#dca97a' },
  mate: { hair: 'cap', top: '#7d6a4a', skin: '#dca97a' },
  boss: { hair: 'crew', top: '#4a3a52', shirt: '#d9c6a0' },
  doctor: { hair: 'short', glasses: true, top: '#f4f7f4', shirt: '#9cc4d4', trousers: '#dfe6e2' },
  farmer: { hair: 'straw', old: true, top: '#5f8a4e', skin: '#d9a070' },
  neighbour: { hair: 'crew', top: '#a8632f', skin: '#d9a070' },
  grandma: { hair: 'bun', old: true, top: '#7a4674' },
  grandpa: { hair: 'bald', old: true, beard: true, top: '#4a5a60' },
  son: { hair: 'short', top: '#2f5c8c', shirt: '#f0e6d2' },
  mother: { hair: 'tail', top: '#c9553a' },
  bride: { hair: 'tail', top: '#c0392b', shirt: '#f8e3c8' },
  boy: { hair: 'bowl', top: '#e0a03a', wears: 'scarf' },
  police: { hair: 'officer', top: '#2c4668', shirt: '#b9cfe0' },
} satisfies Record<string, Omit<Look, 'mood' | 'arms'>>;

export function cast(who: keyof typeof looks, mood: Mood = 'smile', arms: Arms = ['down', 'down']) {
  return person({ ...looks[who], mood, arms });
}
