import type { APIRequestContext } from '@playwright/test';
import { Api } from './alignmentsPlan';

const create = (type: string, fields: object, as?: string) => ({ operation: 'create', type, fields, as });

/** An active model of East (Ann) and West (Bob) with a rule for East, a dozen accounts of New England and Texas, and a person more. Names end with the mark. */
export async function rulesModel(request: APIRequestContext, mark: string) {
  const api = new Api(request);
  const change = async (...changes: object[]) => (await api.post<{ ids: string[] }>('/live/changes', { changes })).ids;
  const key = `R${mark}${Date.now()}`;
  const types = (await api.get<{ items: { fields: { Priority: number } }[] }>('/live/records/Territory2Type?limit=500')).items;
  const territory = (name: string, parent?: string) => ({ Name: `${name} ${mark}`, DeveloperName: `${name}${key}`, Territory2ModelId: '@model', Territory2TypeId: '@type', ParentTerritory2Id: parent });
  const user = (first: string) => ({ FirstName: first, LastName: mark, Username: `${first}-${key}`, Email: `${first.toLowerCase()}@example.com` });
  const [model, , , east, , ann, bob] = await change(
    create('Territory2Model', { Name: `Rules ${mark}`, DeveloperName: key }, 'model'),
    create('Territory2Type', { MasterLabel: 'Field', DeveloperName: `T${key}`, Priority: Math.max(0, ...types.map(({ fields }) => fields.Priority)) + 1 }, 'type'),
    create('Territory2', territory('Country'), 'country'),
    create('Territory2', territory('East', '@country'), 'east'),
    create('Territory2', territory('West', '@country'), 'west'),
    create('User', user('Ann'), 'ann'),
    create('User', user('Bob'), 'bob'),
    create('UserTerritory2Association', { UserId: '@ann', Territory2Id: '@east', RoleInTerritory2: 'Account executive' }),
    create('UserTerritory2Association', { UserId: '@bob', Territory2Id: '@west', RoleInTerritory2: 'Account executive' }),
    create('ObjectTerritory2AssignmentRule', { MasterLabel: `East ${mark}`, DeveloperName: `East${key}`, Territory2ModelId: '@model', ObjectType: 'Account', IsActive: true }, 'rule'),
    create('ObjectTerritory2AssignmentRuleItem', { RuleId: '@rule', Field: 'Site', Operation: 'equals', SortOrder: 1, Value: `${mark} ME, ${mark} VT` }),
    create('RuleTerritory2Association', { RuleId: '@rule', Territory2Id: '@east' }),
  );
  await change(
    ...['ME', 'VT', 'TX'].flatMap((state, at) => [0, 1, 2, 3].map((one) => create('Account', {
      Name: `${['Bangor', 'Stowe', 'Waco'][at]} Works ${one} ${mark}`, Site: `${mark} ${state}`, BillingState: state, NumberOfEmployees: 100 * (one + 1), Website: `https://${state}${one}-${mark}.example`.toLowerCase(),
    }))),
  );
  await api.done(await api.post(`/live/models/${model}/moves`, { to: 'active', swap: true }));
  return { model, east, ann, bob, change, api };
}
