import { feedScenarios } from './scenarios/all.ts';
import { keepsEveryPromise } from './short-campaign.ts';

keepsEveryPromise(feedScenarios);
