import type { FolderShape } from '../../folder-shape.js';

/** Subtitles as players and video sites have them: SubRip and WebVTT with styles, speakers, notes and positions. */
export const subtitles: FolderShape = {
  name: 'subtitles (.srt, .vtt)',
  files: {
    'talks/The long pier.en.srt': `1
00:00:01,000 --> 00:00:03,500
<i>The pier was built</i>
in a single summer.

2
00:00:04,000 --> 00:00:06,000
{\\an8}- Who built it?
- The fishermen.

3
01:02:03,000 --> 01:02:05,000
<font color="#ffff00">And it still stands.</font>
`,
    'talks/harbour-walk.vtt': `WEBVTT - A walk
Kind: captions
Language: en

STYLE
::cue { color: lime }

NOTE nobody reads this remark

intro
00:01.000 --> 00:04.000 align:start position:10%
<v Ida Moor>We begin at the <b>lamp</b>.</v>

00:04.000 --> 00:06.000
<00:04.500><c.loud>Mind</c> <00:05.000>the rope &amp; the ring.
`,
  },
  documents: {
    'talks/The long pier.en.srt': {
      title: 'The long pier',
      sentences: [
        'The pier was built in a single summer.',
        'Who built it?',
        'The fishermen.',
        'And it still stands.',
      ],
    },
    'talks/harbour-walk.vtt': {
      title: 'harbour-walk',
      sentences: ['We begin at the lamp.', 'Mind the rope & the ring.'],
    },
  },
  marks: ['-->', '<', '{\\', 'WEBVTT', '::cue', 'remark', 'position:', '&amp;', /\d\d:\d\d/, 'Kind:'],
};
