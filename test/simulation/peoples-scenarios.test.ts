import { peoplesScenarios } from './scenarios/all.ts';
import { keepsEveryPromise } from './short-campaign.ts';

keepsEveryPromise(peoplesScenarios);
