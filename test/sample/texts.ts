import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { splitFrontMatter, type FrontMatter } from '../../src/server/import/frontMatter.ts';
import type { Part } from '../../src/server/content/parts.ts';
import { readMarkdown, type Manuscript } from '../../src/server/import/markdown.ts';

export const sampleFolder = path.resolve(import.meta.dirname, '../../sample');

/** A text of the sample: its file as written, and what the importer makes of it. */
export interface SampleText extends Manuscript {
  /** Relative to the sample: cases/邻里/两家争一道田埂.md. */
  file: string;
  written: string;
  fields: FrontMatter;
}

/** The texts of one column's folder, or all of them. */
export function sampleTexts(column = ''): SampleText[] {
  return readdirSync(path.join(sampleFolder, column), { recursive: true, encoding: 'utf8' })
    .map((file) => path.join(column, file))
    .filter((file) => file.endsWith('.md') && path.basename(file) !== 'README.md')
    .sort()
    .map((file) => {
      const written = readFileSync(path.join(sampleFolder, file), 'utf8');
      const { fields, rest } = splitFrontMatter(written);
      return { file, written, fields, ...readMarkdown(rest) };
    });
}

/** All that a reader reads of a part, in one string. */
export function wordsOf(part: Part): string {
  switch (part.kind) {
    case 'list':
      return part.items.join('');
    case 'table':
      return [part.header, ...part.rows].flat().join('');
    case 'picture':
      return '';
    case 'law':
      return `${part.text}《${part.law}》${part.article}`;
    default:
      return part.text;
  }
}

/** A YAML file of the sample, or of this folder. */
export function readYaml<T>(file: string): T {
  return parse(readFileSync(file, 'utf8'), { schema: 'failsafe' }) as T;
}

/** Files of the sample whose path ends so, relative to it. */
export function sampleFiles(ending: string): string[] {
  return readdirSync(sampleFolder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending)).sort();
}
