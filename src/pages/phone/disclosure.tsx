/** @jsxRuntime automatic @jsxImportSource preact */
import type { ComponentChildren, VNode } from 'preact';
import type { Disclosure, Provenance } from '../../contract/index.ts';
import { signatureLines } from '../../text/signature.ts';
import { dayWords, periodWords, phonePieces } from './words.ts';

/** How long the notice hangs out, right under its title. */
export function PeriodLine({ disclosure }: { disclosure: Disclosure }): VNode {
  return (
    <p class={disclosure.daysLeft === 0 ? 'period over' : 'period'}>
      <b>{periodWords(disclosure)}</b>
      <PeriodDays disclosure={disclosure} />
    </p>
  );
}

/** 2026年11月22日至2026年12月1日, broken between the days only. */
export function PeriodDays({ disclosure }: { disclosure: Disclosure }): VNode {
  return (
    <span>
      <span class="nb">{dayWords(disclosure.from)}至</span>
      <wbr />
      <span class="nb">{dayWords(disclosure.until)}</span>
    </span>
  );
}

/** 落款, where a notice on paper has it. */
export function Signature({ disclosure }: { disclosure: Disclosure }): VNode | null {
  const lines = signatureLines(disclosure);
  if (lines.length === 0 && !disclosure.signedOn) return null;
  return (
    <p class="signature">
      {lines.map((line) => (
        <span>{line}</span>
      ))}
      {disclosure.signedOn ? <span>{dayWords(disclosure.signedOn)}</span> : null}
    </p>
  );
}

/** Who answers for the notice and how to ask: the supervision phone can be dialled. */
export function DisclosureFacts({ disclosure }: { disclosure: Disclosure }): VNode {
  const phone = disclosure.supervisionPhone;
  return (
    <section class="source">
      <h2>公示说明</h2>
      <NamedFacts
        facts={[
          ['公开主体', disclosure.responsible],
          ['公开依据', disclosure.basis],
          ['有不同意见', disclosure.objections],
          ['监督电话', phone && phonePieces(phone).map(PhonePiece)],
        ]}
      />
    </section>
  );
}

/** Those facts that are known, each under its name. */
export function NamedFacts({ facts }: { facts: [name: string, fact: ComponentChildren][] }): VNode {
  return (
    <dl>
      {facts.map(([name, fact]) =>
        fact ? (
          <>
            <dt>{name}</dt>
            <dd>{fact}</dd>
          </>
        ) : null,
      )}
    </dl>
  );
}

function PhonePiece({ text, dial }: { text: string; dial?: string }): VNode {
  return dial ? (
    <a class="wide-button tel" href={`tel:${dial}`}>
      <span>打电话</span> <span class="nb">{text}</span>
    </a>
  ) : (
    <span>{text}</span>
  );
}

interface ProvenanceProps {
  provenance: Provenance;
  /** When it came out here. */
  published: string;
}

/** Where the text comes from, line by line as it stood. */
export function ProvenanceFacts({ provenance, published }: ProvenanceProps): VNode {
  return (
    <section class="source">
      <h2>出处</h2>
      <NamedFacts
        facts={[
          ['来源', provenance.source],
          ['公布', provenance.issued && dayWords(provenance.issued)],
          ['施行', provenance.inForceSince && dayWords(provenance.inForceSince)],
          ['本站发布', dayWords(published)],
        ]}
      />
      {provenance.notes.map((note) => (
        <p>{note}</p>
      ))}
    </section>
  );
}
