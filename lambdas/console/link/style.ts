import { chartsStyle } from '../design/style-charts.ts';
import { colours } from '../design/style-colours.ts';
import { pageStyle } from '../design/style-page.ts';
import { partsStyle } from '../design/style-parts.ts';
import { caseStyle } from './style-case.ts';
import { letterStyle } from './style-letter.ts';

/** Everything that the pages behind the links look like; it stands in each of them. */
export const linkStyle: string = colours + pageStyle + partsStyle + chartsStyle + caseStyle + letterStyle;
