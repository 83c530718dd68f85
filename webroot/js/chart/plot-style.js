// How a plot is drawn: colour, dash, kind of series. Lines differ by dash too, for eyes that do not tell the hues apart.

const HEX = /^#[0-9a-f]{6}$/i;
const HISTOGRAMS = new Set(['histogram', 'hist']);
const HISTOGRAM_TYPES = new Set(['volume', 'awesome', 'force_index']);
const LEVELS_IN_COUNTS = new Set(['nvi', 'pvi', 'dominant_cycle_period']);
const DOTTED_TYPES = new Set(['psar']);
const EDGE_OUTPUTS = new Set(['upper', 'lower']);

/** Dash patterns by their number in the chart library, and as an SVG dash array for the legend. */
export const DASHES = [
  { style: 0, svg: '' },
  { style: 2, svg: '4 3' },
  { style: 1, svg: '1.5 2' },
  { style: 3, svg: '7 4' },
  { style: 4, svg: '1.5 5' },
];

/**
 * One style per plot, in the same order: {plot, kind, color, dash, width, pane}. `kind` is "line", "histogram" or
 * "points"; `color` names a custom property or is a hex colour of the document; `pane` counts from 0, the price.
 */
export function stylesOf(plots) {
  const panes = ['price'];
  let overlays = -1;
  let family = null;
  const inPane = new Map();
  return plots.map((plot) => {
    if (!panes.includes(plot.pane)) panes.push(plot.pane);
    const pane = panes.indexOf(plot.pane);
    const nth = inPane.get(plot.pane) ?? 0;
    inPane.set(plot.pane, nth + 1);
    if (pane === 0 && familyOf(plot) !== family) {
      overlays++;
      family = familyOf(plot);
    }
    const look = pane === 0 ? overlayLook(plot, overlays) : paneLook(plot, pane, nth);
    return { plot, pane, kind: kindOf(plot), ...look, color: HEX.test(plot.color ?? '') ? plot.color : look.color };
  });
}

/** Plots of one indicator share what stands before the output's name. */
export function familyOf(plot) {
  const dot = plot.id.lastIndexOf('.');
  return dot > 0 && plot.id.slice(dot + 1) === plot.output ? plot.id.slice(0, dot) : plot.id;
}

function kindOf(plot) {
  if (HISTOGRAMS.has(plot.output) || HISTOGRAM_TYPES.has(plot.type) || isVerdict(plot)) return 'histogram';
  return DOTTED_TYPES.has(plot.type) ? 'points' : 'line';
}

/** What a candle was found to be, as a pattern is: nothing leads from one candle's to the next one's. */
function isVerdict(plot) {
  return plot.unit === 'count' && plot.output === plot.type && !LEVELS_IN_COUNTS.has(plot.type);
}

function overlayLook(plot, nth) {
  const edge = EDGE_OUTPUTS.has(plot.output);
  return {
    color: `--plot-${(nth % 5) + 1}`,
    dash: DASHES[edge ? 2 : nth % DASHES.length],
    width: edge ? 1 : 2,
  };
}

function paneLook(plot, pane, nth) {
  const colors = nth === 0 && pane % 2 === 1 ? ['--plot-3'] : ['--up', '--down', '--plot-1', '--plot-2'];
  return { color: colors[nth % colors.length], dash: DASHES[nth < 2 ? 0 : nth % DASHES.length], width: nth === 0 ? 2 : 1 };
}
