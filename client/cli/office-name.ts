/** A unit by name; the installation's own coordinator has a code that no register knows. */
import { coordinatorUnit } from '../../domain/document/terms.js';
import type { UnitCode } from '../../domain/unit/messages.js';
import { unitName } from '../../domain/unit/register.js';
import type { Language } from '../words/language.js';
import { contactTexts } from './contact-texts.js';

export const officeName = (unit: UnitCode, language: Language): string =>
  unit === coordinatorUnit ? contactTexts[language].office : unitName(unit);
