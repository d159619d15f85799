import { describe, expect, it } from 'vitest';
import { accentStyle } from '../../../src/server/page/accent.js';
import { measureContrast } from './measure-contrast.js';

describe('the colour of an operator', () => {
  it.each(['#ffff00', '#000000', '#ffffff', '#0a5c36', '#777777'])(
    'can be read in light and dark: %s',
    (accent) => {
      const [light = '', button = '', dark = ''] = [
        ...accentStyle(accent).matchAll(/--(?:accent|button):(#\w{6})/g),
      ].map(([, color = '']) => color);
      expect(measureContrast(light, '#f5f2ea')).toBeGreaterThanOrEqual(4.5);
      expect(measureContrast(light, '#fdfcf9')).toBeGreaterThanOrEqual(4.5);
      expect(measureContrast(button, '#fffdf8')).toBeGreaterThanOrEqual(4.5);
      expect(measureContrast(dark, '#211f1c')).toBeGreaterThanOrEqual(4.5);
    },
  );
});
