import { ActionIcon, Button, Checkbox, Group, Select, Stack, Table, Text, Title } from '@mantine/core';
import type { QuotaBaseline, QuotaContent, QuotaRole } from '../api/types';
import { quotaMessages } from '../messages/quotas';
import { NumberField, TextField, WholeField } from './fields';
import { OverAssignmentFields } from './OverAssignmentFields';
import { LetterField, SeasonFields } from './SeasonFields';
import { percentsText, readPercents } from './seats';
import type { DraftUse } from './useDraft';

const text = quotaMessages.rules;
const noBaseline: QuotaBaseline = { kind: 'targets', formula: 'additive', growthPercent: 0, reliefPercent: 0 };

/** What holds for all sellers: where quotas begin, what is handed down on top, thresholds, roles, who approves. */
export function RulesTab({ workspace, use, levels }: { workspace: string; use: DraftUse; levels: readonly string[] }) {
  const content = use.draft.present;
  const set = (change: Partial<QuotaContent>) => use.edit({ ...content, ...change });
  return (
    <section aria-label={text.label}>
      {!use.canEdit && <Text size="sm" c="dimmed" mb="xs">{quotaMessages.plan.frozenDraft}</Text>}
      <fieldset disabled={!use.canEdit} style={{ border: 0, padding: 0, margin: 0 }}>
        <div className="rules">
          <Beginning content={content} set={set} isFixed={!use.canEdit} />
          <section>
            <Title order={2} size="h6">{text.over}</Title>
            <OverAssignmentFields content={content} set={set} levels={levels} />
            <Title order={2} size="h6" mt="md">{text.gap}</Title>
            <Group grow gap="xs">
              <WholeField label={text.okTo} value={percentOf(content.okTo)} onTake={(value) => set({ okTo: value / 100 })} min={0} />
              <WholeField label={text.watchTo} value={percentOf(content.watchTo)} onTake={(value) => set({ watchTo: value / 100 })} min={0} />
            </Group>
          </section>
          <section>
            <Title order={2} size="h6">{text.ways}</Title>
            <Stack gap={8}>
              <WholeField label={text.attainment} value={content.attainmentPercent} onTake={(attainmentPercent) => set({ attainmentPercent })} min={0} w={240} />
              <WholeField label={text.win} value={content.winPercent} onTake={(winPercent) => set({ winPercent })} min={0} max={100} w={240} />
              <WholeField label={text.return} value={content.returnPerMoney} onTake={(returnPerMoney) => set({ returnPerMoney })} min={0} w={240} />
            </Stack>
          </section>
          <section>
            <Title order={2} size="h6">{text.teams}</Title>
            <Text size="sm" c="dimmed">{text.teamsText}</Text>
            <Group gap="md" mt={6}>
              <Checkbox size="sm" label={text.more} checked={content.teamsMayCarryMore} onChange={(event) => set({ teamsMayCarryMore: event.currentTarget.checked })} />
              <Checkbox size="sm" label={text.less} checked={content.teamsMayCarryLess} onChange={(event) => set({ teamsMayCarryLess: event.currentTarget.checked })} />
            </Group>
          </section>
          <Roles content={content} set={set} />
          <Limits content={content} set={set} isFixed={!use.canEdit} />
          <SeasonFields workspace={workspace} content={content} set={set} isFixed={!use.canEdit} />
          <LetterField content={content} set={set} />
        </div>
      </fieldset>
    </section>
  );
}

const percentOf = (share: number) => Math.round(share * 10_000) / 100;

interface Part {
  readonly content: QuotaContent;
  readonly set: (change: Partial<QuotaContent>) => void;
  readonly isFixed?: boolean;
}

function Beginning({ content, set, isFixed }: Part) {
  const baseline = content.baseline ?? noBaseline;
  const change = (part: Partial<QuotaBaseline>) => set({ baseline: { ...baseline, ...part } });
  return (
    <section>
      <Title order={2} size="h6">{text.begin}</Title>
      <Stack gap={8}>
        <Select size="xs" label={text.kind} description={text.kindHelp[baseline.kind]} value={baseline.kind} onChange={(kind) => kind !== null && change({ kind })} data={(['targets', 'growth', 'potential'] as const).map((value) => ({ value, label: text.kinds[value] }))} allowDeselect={false} disabled={isFixed} w={380} />
        {baseline.kind === 'growth' && (
          <>
            <Select size="xs" label={text.formula} value={baseline.formula} onChange={(formula) => formula !== null && change({ formula })} data={(['additive', 'multiplicative'] as const).map((value) => ({ value, label: text.formulas[value] }))} allowDeselect={false} disabled={isFixed} w={380} />
            <Group grow gap="xs" maw={380}>
              <WholeField label={text.growth} value={baseline.growthPercent} onTake={(growthPercent) => change({ growthPercent })} />
              <WholeField label={text.relief} value={baseline.reliefPercent} onTake={(reliefPercent) => change({ reliefPercent })} />
            </Group>
            <Group grow gap="xs" maw={380}>
              <NumberField label={text.least} value={baseline.leastGrowthPercent ?? null} onTake={(leastGrowthPercent) => change({ leastGrowthPercent })} />
              <NumberField label={text.most} value={baseline.mostGrowthPercent ?? null} onTake={(mostGrowthPercent) => change({ mostGrowthPercent })} />
            </Group>
          </>
        )}
        <NumberField label={text.number} description={text.numberHelp} value={content.number ?? null} onTake={(number) => set({ number })} min={0} w={240} />
      </Stack>
    </section>
  );
}

function Roles({ content, set }: Part) {
  const roles = content.roles ?? [];
  const change = (at: number, part: Partial<QuotaRole>) => set({ roles: roles.map((one, place) => (place === at ? { ...one, ...part } : one)) });
  const rename = (at: number, name: string) =>
    set({ roles: roles.map((one, place) => (place === at ? { ...one, name } : one)), seats: content.seats.map((seat) => (seat.role === roles[at].name ? { ...seat, role: name } : seat)) });
  return (
    <section>
      <Title order={2} size="h6">{text.roles}</Title>
      {roles.length === 0 && <Text size="sm" c="dimmed">{text.noRoles}</Text>}
      {roles.length > 0 && (
        <Table fz="sm" className="areas-table" aria-label={text.roles}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{text.roleName}</Table.Th>
              <Table.Th>{text.low}</Table.Th>
              <Table.Th>{text.high}</Table.Th>
              <Table.Th>{quotaMessages.seat.ramp}</Table.Th>
              <Table.Th><span className="visually-hidden">{quotaMessages.seat.remove('')}</span></Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {roles.map((role, at) => (
              <Table.Tr key={at}>
                <Table.Td>
                  <TextField
                    aria-label={text.role(at + 1)}
                    value={role.name}
                    onRead={(name) => {
                      const isFree = name.trim() !== '' && !roles.some((one, place) => place !== at && one.name === name.trim());
                      if (isFree) {
                        rename(at, name.trim());
                      }
                      return isFree;
                    }}
                  />
                </Table.Td>
                <Table.Td><NumberField aria-label={text.lowOf(role.name)} value={role.bandLow ?? null} onTake={(bandLow) => change(at, { bandLow })} min={0} w={64} /></Table.Td>
                <Table.Td><NumberField aria-label={text.highOf(role.name)} value={role.bandHigh ?? null} onTake={(bandHigh) => change(at, { bandHigh })} min={0} w={64} /></Table.Td>
                <Table.Td>
                  <TextField
                    aria-label={text.rampOf(role.name)}
                    placeholder="0, 50, 75"
                    value={percentsText(role.ramp)}
                    bad={quotaMessages.seat.rampBad}
                    onRead={(written) => {
                      const ramp = readPercents(written);
                      if (ramp !== undefined) {
                        change(at, { ramp });
                      }
                      return ramp !== undefined;
                    }}
                  />
                </Table.Td>
                <Table.Td>
                  <ActionIcon variant="default" size={28} aria-label={quotaMessages.seat.remove(role.name)} onClick={() => set({ roles: roles.filter((_, place) => place !== at), seats: content.seats.map((seat) => (seat.role === role.name ? { ...seat, role: null } : seat)) })}>×</ActionIcon>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <Button size="xs" variant="default" mt={6} onClick={() => set({ roles: [...roles, { name: freeName(roles) }] })}>{text.addRole}</Button>
    </section>
  );
}

function freeName(roles: readonly QuotaRole[]): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? text.newRole : `${text.newRole} ${number}`;
    if (!roles.some((role) => role.name === name)) {
      return name;
    }
  }
}

function Limits({ content, set, isFixed }: Part) {
  const limits = content.limits ?? [];
  const change = (at: number, part: Partial<(typeof limits)[number]>) => set({ limits: limits.map((one, place) => (place === at ? { ...one, ...part } : one)) });
  return (
    <section>
      <Title order={2} size="h6">{text.limits}</Title>
      <Text size="sm" c="dimmed">{limits.length === 0 ? text.noLimits : text.limitsText}</Text>
      <Stack gap={6} mt={6}>
        {limits.map((limit, at) => (
          <Group key={at} gap="xs">
            <Select size="xs" w={150} aria-label={text.approver(at + 1)} value={limit.approver} onChange={(approver) => approver !== null && change(at, { approver })} data={Object.entries(text.approvers).map(([value, label]) => ({ value, label }))} allowDeselect={false} disabled={isFixed} />
            <Text size="sm">{text.upToShort}</Text>
            <NumberField aria-label={text.upTo(at + 1)} placeholder={text.any} value={limit.percent ?? null} onTake={(percent) => change(at, { percent })} min={0} w={90} />
            <ActionIcon variant="default" size={28} aria-label={quotaMessages.seat.remove(text.approver(at + 1))} onClick={() => set({ limits: limits.filter((_, place) => place !== at) })}>×</ActionIcon>
          </Group>
        ))}
        <Button size="xs" variant="default" w="fit-content" onClick={() => set({ limits: [...limits, { approver: limits.length === 0 ? 'planner' : 'administrator', percent: limits.length === 0 ? 5 : null }] })}>{text.addLimit}</Button>
      </Stack>
    </section>
  );
}
