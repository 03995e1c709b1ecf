import { expect, test } from 'vitest';
import { progressOn } from '../../local/cli/progress.ts';

function watched(isTTY: boolean) {
  const written: string[] = [];
  const clock = { now: 0 };
  const errors = { isTTY, write: (text: string) => written.push(text) };
  const progress = progressOn({ out: { write: () => true }, errors, now: () => clock.now }, 'Playing');
  return {
    written,
    showAt(now: number, done: number) {
      clock.now = now;
      progress.show(done, 200);
    },
    end: progress.end,
  };
}

test('on a terminal one line is redrawn ten times a second, and taken away at the end', () => {
  const { written, showAt, end } = watched(true);

  showAt(0, 0);
  showAt(99, 50);
  showAt(100, 100);
  end();

  expect(written).toEqual([
    `\rPlaying ${'░'.repeat(32)} 0 %`,
    `\rPlaying ${'█'.repeat(16)}${'░'.repeat(16)} 50 %`,
    '\r\u001b[K',
  ]);
});

test('elsewhere a line is said every ten seconds, and nothing of what is quick', () => {
  const { written, showAt, end } = watched(false);

  showAt(9_999, 50);
  end();
  expect(written).toEqual([]);

  showAt(10_000, 60);
  showAt(19_999, 70);
  showAt(20_000, 80);
  end();
  expect(written).toEqual(['Playing: 60 of 200\n', 'Playing: 80 of 200\n']);
});
