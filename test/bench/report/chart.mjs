// A chart as SVG: panels side by side, both axes logarithmic, one line an engine. Follows the reader's light or dark
// colours; each line ends in its name, so that colour is not needed to tell lines apart.

const PANEL = { width: 400, height: 360, left: 56, right: 128, top: 44, bottom: 48 };
const LABEL = { width: 80, height: 15 };
/** Light and dark forms of each line's colour; both stand at 3:1 or more from their ground. */
const COLOURS = [
  ['#b3261e', '#ff8a80'],
  ['#1558b0', '#82b1ff'],
  ['#2e7d32', '#81c784'],
  ['#8e24aa', '#ce93d8'],
  ['#a65300', '#ffb74d'],
  ['#00707a', '#4dd0e1'],
  ['#5d4037', '#bcaaa4'],
];

/**
 * @param panels each `{ title, unit, lines }`, a line `{ name, points: [x, y][] }`, all figures above zero
 */
export function drawChart({ title, description, panels }) {
  const names = [...new Set(panels.flatMap(({ lines }) => lines.map(({ name }) => name)))];
  const classOf = (name) => `c${names.indexOf(name) % COLOURS.length}`;
  const width = PANEL.width * panels.length;
  const rules = (shade) =>
    COLOURS.map(
      (pair, number) => `path.c${number}{stroke:${pair[shade]}}text.c${number}{fill:${pair[shade]}}`,
    ).join('');
  const ground = (paper, ink, line) => `.paper{fill:${paper}}text{fill:${ink}}.grid{stroke:${line}}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${PANEL.height}" role="img" aria-labelledby="title description">`,
    `<title id="title">${escape(title)}</title>`,
    `<desc id="description">${escape(description)}</desc>`,
    `<style>text{font:12px system-ui,sans-serif}.head{font-weight:600;font-size:14px}path,line{fill:none;stroke-width:2}.grid{stroke-width:1}${ground('#ffffff', '#24292f', '#d0d7de')}${rules(0)}`,
    `@media(prefers-color-scheme:dark){${ground('#0d1117', '#e6edf3', '#30363d')}${rules(1)}}</style>`,
    `<rect class="paper" width="${width}" height="${PANEL.height}"/>`,
    ...panels.map((panel, place) => drawPanel(panel, place * PANEL.width, classOf)),
    '</svg>\n',
  ].join('\n');
}

function drawPanel({ title, unit, lines }, offset, classOf) {
  const points = lines.flatMap((line) => line.points);
  const across = [PANEL.left, PANEL.width - PANEL.right];
  const upward = [PANEL.height - PANEL.bottom, PANEL.top];
  const sizes = [...new Set(points.map(([size]) => size))].sort((a, b) => a - b);
  const x = logScale(sizes[0], sizes.at(-1), ...across);
  const powers = powersAround(points.map(([, value]) => value));
  const y = logScale(powers[0], powers.at(-1), ...upward);
  const [left, right] = across;
  const [bottom] = upward;
  return [
    `<g transform="translate(${offset} 0)">`,
    `<text class="head" x="${left}" y="22">${escape(`${title} (${unit})`)}</text>`,
    ...powers.map(
      (power) =>
        `<line class="grid" x1="${left}" x2="${right}" y1="${y(power)}" y2="${y(power)}"/>` +
        `<text x="${left - 6}" y="${y(power) + 4}" text-anchor="end">${power}</text>`,
    ),
    ...sizes.map(
      (size) => `<text x="${x(size)}" y="${bottom + 18}" text-anchor="middle">${size / 1000}k</text>`,
    ),
    `<text x="${(left + right) / 2}" y="${bottom + 36}" text-anchor="middle">documents</text>`,
    ...lines.map(({ name, points: own }) => {
      const path = own.map(([size, value], place) => `${place === 0 ? 'M' : 'L'}${x(size)} ${y(value)}`);
      const dots = own.map(([size, value]) => `M${x(size) - 2} ${y(value)}h4`);
      return `<path class="${classOf(name)}" d="${[...path, ...dots].join('')}"/>`;
    }),
    ...placeLabels(
      lines.map(({ name, points: own }) => ({ name, x: x(own.at(-1)[0]), y: y(own.at(-1)[1]) })),
    ).map(
      (label) =>
        `<text class="${classOf(label.name)}" x="${label.x + 6}" y="${label.y + 4}">${escape(label.name)}</text>`,
    ),
    '</g>',
  ].join('\n');
}

/** Moves names apart that would lie on each other: from the top down, none above where its line ends by need. */
function placeLabels(labels) {
  const placed = [];
  for (const label of [...labels].sort((a, b) => a.y - b.y)) {
    const near = placed.filter((other) => Math.abs(other.x - label.x) < LABEL.width);
    const lowest = Math.max(Number.NEGATIVE_INFINITY, ...near.map((other) => other.y));
    placed.push({ ...label, y: Math.max(label.y, lowest + LABEL.height) });
  }
  return placed;
}

function logScale(from, to, start, end) {
  const span = Math.log(to / from) || 1;
  return (value) => Math.round((start + ((end - start) * Math.log(value / from)) / span) * 10) / 10;
}

/** Powers of ten from below the least value to above the greatest. */
function powersAround(values) {
  const first = Math.floor(Math.log10(Math.min(...values)));
  const last = Math.max(first + 1, Math.ceil(Math.log10(Math.max(...values))));
  return Array.from({ length: last - first + 1 }, (_, step) => Number(`1e${first + step}`));
}

function escape(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
