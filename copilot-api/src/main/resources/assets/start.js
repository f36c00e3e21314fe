// What every page needs; the rest finds out by itself whether it is wanted.
import { ask } from './ask.js';
import { charts } from './charts.js';
import { evidence } from './evidence.js';
import { openings } from './openings.js';
import { pictures } from './pictures.js';
import { sessions } from './problems.js';
import { threads } from './threads.js';
import { localTimes } from './times.js';
import { uploads } from './uploads.js';

sessions();
localTimes();
charts();
openings();
pictures();
evidence();
threads();
ask();
uploads();
