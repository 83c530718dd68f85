// Signals as marks on the candles.

import { seconds } from './split-series.js';

/** Below this width of a bar, and when marks stand closer than this, only the arrow stays. */
const NARROWEST_BAR_PX = 4;
const NARROWEST_TEXT_PX = 34;

/** What a signal is called on the chart and in tables. */
export function wordOf(signal) {
  if (signal.type === 'alert') return 'ALERT';
  if (signal.type === 'exit') return signal.side === 'short' ? 'EXIT SHORT' : 'EXIT';
  return signal.side === 'short' ? 'SELL' : 'BUY';
}

/** ▲ for a long entry, ▼ for a short one, ■ for an exit, ● for an alert. */
export function glyphOf(signal) {
  if (signal.type === 'alert') return '●';
  if (signal.type === 'exit') return '■';
  return signal.side === 'short' ? '▼' : '▲';
}

/** Custom property of its colour. */
export function colorOf(signal) {
  if (signal.type === 'alert') return '--warn';
  if (signal.type === 'exit') return '--text-2';
  return signal.side === 'short' ? '--down' : '--up';
}

/** Marks for signals in ascending order, as the chart library wants them. */
export function marksOf(signals, color, barSpacing, stepMs) {
  const lastText = { aboveBar: -Infinity, belowBar: -Infinity };
  return signals.map((signal) => {
    const position = below(signal) ? 'belowBar' : 'aboveBar';
    const distance = ((signal.open_time_ms - lastText[position]) / stepMs) * barSpacing;
    const texted = barSpacing >= NARROWEST_BAR_PX && distance >= NARROWEST_TEXT_PX;
    if (texted) lastText[position] = signal.open_time_ms;
    return {
      id: signal.id,
      time: seconds(signal.open_time_ms),
      position,
      shape: shapeOf(signal),
      color: color(colorOf(signal)),
      text: texted ? wordOf(signal) : undefined,
    };
  });
}

function below(signal) {
  return (signal.type === 'entry') === (signal.side !== 'short') && signal.type !== 'alert';
}

function shapeOf(signal) {
  if (signal.type === 'alert') return 'circle';
  if (signal.type === 'exit') return 'square';
  return signal.side === 'short' ? 'arrowDown' : 'arrowUp';
}
