import { Button, Group, NumberInput, SegmentedControl, Select, Stack, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState, type SyntheticEvent } from 'react';
import { write } from '../api/client';
import { workspacePath } from '../api/paths';
import type { CreateQuotaPlan, QuotaPlan, TargetPlanInfo } from '../api/types';
import { quotaMessages } from '../messages/quotas';
import { EmptyState } from '../shell/EmptyState';
import { formatCount } from '../shell/format';
import { LinkButton } from '../shell/LinkButton';
import { useTargetPlans } from '../shell/lists';
import { RefusalAlert } from '../shell/RefusalAlert';
import { Screen } from '../shell/Screen';
import { useAlignment } from '../Targets/plans';
import { useBranches } from '../Targets/requests';
import { contentOf } from './content';
import { readSeats } from './readSeats';
import { seatsOfTerritories } from './seats';
import { SeatsList } from './SeatsList';

const text = quotaMessages.create;
const list = quotaMessages.list;

/** Asks which target plan the quotas stand on and who sits where. */
export function NewQuotaPlanScreen() {
  const { workspace } = useParams({ from: '/w/$workspace/quotas/new' });
  const targets = useTargetPlans(workspace);
  return (
    <Screen title={list.create}>
      <RefusalAlert error={targets.error} />
      {targets.data?.length === 0 && (
        <EmptyState
          title={list.noTargets}
          text={list.noTargetsText}
          action={
            <LinkButton to="/w/$workspace/targets/new" params={{ workspace }} search={{}}>
              {list.newTargets}
            </LinkButton>
          }
        />
      )}
      {targets.data !== undefined && targets.data.length > 0 && <Form workspace={workspace} targets={targets.data} />}
    </Screen>
  );
}

function Form({ workspace, targets }: { workspace: string; targets: TargetPlanInfo[] }) {
  const search = useSearch({ from: '/w/$workspace/quotas/new' });
  const navigate = useNavigate();
  const client = useQueryClient();
  const [chosen, setChosen] = useState(targets.find(({ id }) => id === search.targets)?.id ?? targets[0].id);
  const target = targets.find(({ id }) => id === chosen) ?? targets[0];
  const alignment = useAlignment(workspace, target.alignmentId).data;
  const branches = useBranches(workspace, target.alignmentId).data?.items ?? [];
  const [name, setName] = useState('');
  const [isList, setList] = useState(false);
  const [written, setWritten] = useState('');
  const [number, setNumber] = useState<number | string>('');
  const [over, setOver] = useState<number | string>(0);
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const tree = alignment?.tree ?? [];
  const read = readSeats(written, tree);
  const seats = isList ? read.seats : seatsOfTerritories(tree, new Map(branches.map(({ area, userName }) => [area, userName])));

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    setBusy(true);
    const request: CreateQuotaPlan = {
      name,
      targetPlanId: chosen,
      content: contentOf({ seats: [...seats], number: number === '' ? null : Number(number), roles: isList ? read.roles.map((role) => ({ name: role })) : [] }, Number(over), alignment?.levels.length ?? 1),
    };
    try {
      const made = await write<QuotaPlan>('POST', `${workspacePath(workspace)}/quota-plans`, request);
      void client.invalidateQueries({ queryKey: ['quota-plans', workspace] });
      await navigate({ to: '/w/$workspace/quotas/$plan', params: { workspace, plan: made.id }, search: {} });
    } catch (refusal) {
      setError(refusal);
      setBusy(false);
    }
  };

  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack maw={680}>
        <Text c="dimmed">{text.lead}</Text>
        <TextInput label={text.name} placeholder={text.namePlaceholder} value={name} onChange={(event) => setName(event.currentTarget.value)} required />
        <Select label={text.targets} description={text.targetsHelp} value={chosen} onChange={(value) => setChosen(value ?? chosen)} data={targets.map((one) => ({ value: one.id, label: one.name }))} allowDeselect={false} searchable />
        <Stack gap={6}>
          <Text size="sm" fw={500} id="seats-from">{text.source}</Text>
          <SegmentedControl
            aria-labelledby="seats-from"
            w="fit-content"
            value={isList ? 'list' : 'territories'}
            onChange={(value) => setList(value === 'list')}
            data={Object.entries(text.sources).map(([value, label]) => ({ value, label }))}
          />
          {!isList && alignment !== undefined && <Text size="sm" c="dimmed">{text.territoriesText(formatCount(seats.length), alignment.levels[alignment.levels.length - 1])}</Text>}
        </Stack>
        {isList && <SeatsList written={written} onWritten={setWritten} read={read} />}
        <Group grow align="flex-start">
          <NumberInput label={text.number} description={text.numberHelp} value={number} onChange={setNumber} thousandSeparator="," hideControls min={0} />
          <NumberInput label={text.overAssignment} description={text.overAssignmentHelp} value={over} onChange={setOver} hideControls min={0} max={100} />
        </Group>
        <RefusalAlert error={error} />
        <Button type="submit" loading={isBusy} disabled={alignment === undefined || (isList && (read.bad.length > 0 || read.seats.length === 0))} w="fit-content">{text.submit}</Button>
      </Stack>
    </form>
  );
}
