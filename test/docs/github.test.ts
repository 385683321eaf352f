import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const FOLDER = '.github/ISSUE_TEMPLATE';
const forms = readdirSync(FOLDER).filter((name) => name !== 'config.yml');

interface Field {
  readonly type: string;
  readonly id: string;
  readonly attributes: { readonly label: string };
  readonly validations?: { readonly required: boolean };
}

test('there is a form for a bug, for a result that looks wrong, and for a mechanism or claim', () => {
  expect(forms.toSorted()).toEqual(['bug.yml', 'mechanism.yml', 'result.yml']);
});

test.each(forms)('%s is a form that GitHub accepts, with labels in both languages', (name) => {
  const form = parse(readFileSync(`${FOLDER}/${name}`, 'utf8')) as {
    readonly name: string;
    readonly description: string;
    readonly body: readonly Field[];
  };
  // GitHub's limits: https://docs.github.com/communities/using-templates-to-encourage-useful-issues-and-pull-requests
  expect(form.name.length).toBeGreaterThan(2);
  expect(form.description.length).toBeLessThanOrEqual(200);
  expect(new Set(form.body.map((field) => field.id)).size).toBe(form.body.length);
  for (const { type, attributes, validations } of form.body) {
    expect(['textarea', 'input', 'dropdown', 'checkboxes', 'markdown']).toContain(type);
    expect(attributes.label).toMatch(/\S \/ .*\p{Script=Han}/u);
    if (type !== 'checkboxes') expect(validations).toEqual({ required: true });
  }
});
