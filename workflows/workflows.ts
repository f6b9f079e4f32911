/** The entry of the workflow bundle: what this file exports are the workflow types. */
export { digest, reconcile } from './schedules.js';
export { task } from './task.js';
