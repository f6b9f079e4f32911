/** Names of the register, for fields in which a unit is typed. */
import type { VNode } from 'preact';
import { register } from '../../domain/unit/register.js';

export const unitListId = 'units-known';

export const UnitList = (): VNode => (
  <datalist id={unitListId}>
    {register
      .filter(({ kind }) => kind !== 'group')
      .map(({ code, name }) => (
        <option key={code} value={name} />
      ))}
  </datalist>
);
