import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Campaigns are long in files of a few lines, which look short before their first run: no worker is to wait for them at the end. */
class CampaignsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isCampaign = ({ moduleId }: TestSpecification) => moduleId.endsWith('-scenarios.test.ts');
    return (await super.sort(files)).sort((a, b) => Number(isCampaign(b)) - Number(isCampaign(a)));
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    maxWorkers: '100%',
    // Files share processes: half of the time would go into loading modules.
    isolate: false,
    sequence: { sequencer: CampaignsFirst },
    setupFiles: ['test/support/fresh-process.ts'],
    env: { CDK_VALIDATION: 'false' },
  },
});
