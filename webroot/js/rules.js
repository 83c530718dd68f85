// A rule's tree of conditions as rows for people. The server says what each is; here is only how it is said.

const GROUPS = { all: ['all of', 'not all of'], any: ['any of', 'none of'], at_least: ['at least', 'fewer than'] };
const CROSSINGS = { crossover: 'crosses above', crossunder: 'crosses below', cross: 'crosses' };
const SIGNS = { '>=': '≥', '<=': '≤', '==': '=', '!=': '≠' };
const known = new WeakMap();
const LETTERS = { true: 'T', false: 'F', unknown: '?' };

/**
 * The rows of a condition: {node, leaf, at, leafAt, negated, weight, group, depth}. Nodes that say nothing of their own share a row
 * with their only part: `node` is the outermost, whose truth and past count, and `leaf` the innermost, whose numbers do. `at`
 * and `leafAt` are their places in the tree, one that contains others before those. A group at the top comes first, depth 0.
 */
export function rowsOf(condition) {
  if (!known.has(condition)) known.set(condition, flattened(condition));
  return known.get(condition);
}

function flattened(condition) {
  const rows = [];
  let next = 0;
  const walk = (leaf, depth, outer) => {
    const leafAt = next++;
    const row = outer ?? { node: leaf, at: leafAt, negated: false, depth };
    if (leaf.kind === 'not') {
      walk(leaf.parts[0], depth, { ...row, negated: !row.negated });
    } else if (isWrapper(leaf)) {
      walk(leaf.parts[0], depth, leaf.kind === 'weighted' ? { ...row, weight: leaf.note } : row);
    } else {
      rows.push({ ...row, leaf, leafAt, group: leaf.kind in GROUPS });
      for (const part of leaf.parts ?? []) walk(part, depth + 1, null);
    }
  };
  walk(condition, 0, null);
  return rows;
}

function isWrapper({ kind, parts = [] }) {
  return kind === 'weighted' || kind === 'on_higher' || ((kind === 'all' || kind === 'any') && parts.length === 1);
}

/** "fast crosses above slow", "rsi_14 ≤ 30", "any of". */
export function wordsOf({ leaf, negated, weight, group }) {
  const on = leaf.timeframe ? ` · ${leaf.timeframe}` : '';
  if (group) {
    const count = /^at_least\(([^,()]+),/.exec(leaf.text)?.[1] ?? 'so many';
    return GROUPS[leaf.kind][negated ? 1 : 0] + (leaf.kind === 'at_least' ? ` ${count} of` : '') + on;
  }
  return (negated ? 'not ' : '') + claim(leaf) + on + (weight ? ` · ${weight}` : '');
}

function claim({ kind, text, terms = [] }) {
  const candles = /, ([^,()]+)\)$/.exec(text)?.[1];
  const count = `${candles} ${candles === '1' ? 'candle' : 'candles'}`;
  switch (kind) {
    case 'cross':
      return `${terms[0].text} ${CROSSINGS[text.slice(0, text.indexOf('('))]} ${terms[1].text}`;
    case 'compare':
      return text.replace(/ (>=|<=|==|!=) /g, (_, sign) => ` ${SIGNS[sign]} `);
    case 'steps':
      return `${terms[0].text} ${text.startsWith('rising') ? 'rising' : 'falling'} for ${count}`;
    case 'within':
      return `within ${count}`;
    case 'held':
      return `held for ${count}`;
    case 'once':
      return 'just become true';
    case 'sequence':
      return `in this order within ${count}`;
    default:
      return text;
  }
}

/** T, F or ?: of a row as the forming candle makes it (`brief`, may be null), else as of the closed one. */
export function truthOf(row, brief) {
  return brief?.truths[row.at] ?? LETTERS[row.node.truth];
}

/** The first number that a row compares; null when it has none or it is unknown. */
export function valueOf({ leaf, leafAt }, brief) {
  return brief ? brief.values[leafAt] : (leaf.terms?.[0].value ?? null);
}

/** What has to be added to that number for the row to turn; null when that is no number. */
export function gapOf({ leaf, leafAt }, brief) {
  return brief ? brief.gaps[leafAt] : (leaf.distance?.gap ?? null);
}

/** What else there is to say about a row; why it is unknown, when it is. */
export function noteOf(row, brief) {
  if (brief) return brief.notes[row.leafAt] ?? '';
  return truthOf(row, null) === '?' ? whyUnknown(row.leaf) : (row.leaf.note ?? '');
}

function whyUnknown(leaf) {
  const term = leaf.terms?.find(({ unknown }) => unknown);
  if (!term) return leaf.note ?? 'unknown';
  return `${term.text}: ${term.unknown}`;
}

/** Names of everything that a row looks at, for whoever wants to point at it. */
export function namesOf({ leaf }) {
  const names = (node) => [...(node.terms ?? []).map(({ text }) => text), ...(node.parts ?? []).flatMap(names)];
  return names(leaf);
}

/** How many of the rows that stand outermost are true. */
export function tally(rows, brief) {
  const outer = rows.filter(({ depth }) => depth === 0);
  return { yes: outer.filter((row) => truthOf(row, brief) === 'T').length, all: outer.length };
}
