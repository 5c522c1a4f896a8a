import { expect, test } from 'vitest';
import { tenantOf } from '../../adapters/slack/tenant.ts';

const workspace = { team_id: 'T1', enterprise_id: 'E1' };

test.each([
  ['an event', { ...workspace, authorizations: [{ enterprise_id: 'E1', is_enterprise_install: false }] }],
  ['a press', { team: { id: 'T1' }, enterprise: { id: 'E1' }, is_enterprise_install: false }],
  ['a press of somebody from elsewhere', { team: null, user: { team_id: 'T1' }, is_enterprise_install: false }],
  ['a slash command', { ...workspace, is_enterprise_install: 'false' }],
])('%s in a workspace comes from that workspace', (_, body) => {
  expect(tenantOf(body)).toBe('T1');
});

test.each([
  ['an event', { team_id: 'T1', authorizations: [{ enterprise_id: 'E1', is_enterprise_install: true }] }],
  [
    'an event in another workspace',
    { team_id: 'T2', authorizations: [{ enterprise_id: 'E1', is_enterprise_install: true }] },
  ],
  ['a press', { team: null, enterprise: { id: 'E1' }, user: { team_id: 'T1' }, is_enterprise_install: true }],
  ['a slash command', { ...workspace, is_enterprise_install: 'true' }],
])('%s where an organisation has the app comes from the organisation, whichever workspace it was in', (_, body) => {
  expect(tenantOf(body)).toBe('E1');
});
