/** A line of progress on standard error: redrawn on a terminal, now and then elsewhere. */
export type Progress = {
  readonly show: (done: number, all: number) => void;
  readonly end: () => void;
};

const barWidth = 32;

export function progressOf(label: string, stream: NodeJS.WriteStream = process.stderr): Progress {
  let last = '';
  let lastTenth = -1;
  return {
    show(done, all) {
      const share = shareOf(done, all);
      const line = barOf(label, done, all);
      if (line === last) return;
      last = line;
      if (stream.isTTY) stream.write(`\r${line}`);
      else if (Math.floor(share * 10) > lastTenth) {
        lastTenth = Math.floor(share * 10);
        stream.write(`${label} ${Math.floor(share * 100)} %\n`);
      }
    },
    end() {
      if (stream.isTTY && last !== '') stream.write('\n');
    },
  };
}

/** A label, a bar and whole percents, on one line. */
export function barOf(label: string, done: number, all: number): string {
  const share = shareOf(done, all);
  const filled = Math.round(share * barWidth);
  return `${label} ${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)} ${Math.floor(share * 100)} %`;
}

function shareOf(done: number, all: number): number {
  return all === 0 ? 1 : done / all;
}
