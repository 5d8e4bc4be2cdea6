import { Button, Checkbox, ColorInput, Group, Modal, NumberInput, Select, Stack, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { territoryColors } from '../map/colors/palette';
import { alignmentMessages as text } from '../messages/alignments';
import { messages } from '../messages/messages';
import type { Area } from '../api/types';
import { useWorkbench } from './workbenchContext';

/** Adds an area, or edits one: name, owner, colour, parent, target share. */
export function AreaDialog({ area, opened, onClose }: { area: Area | null; opened: boolean; onClose: () => void }) {
  const title = area === null ? text.areas.addTitle : text.areas.editTitle(area.name);
  return (
    <Modal opened={opened} onClose={onClose} title={title} closeButtonProps={{ 'aria-label': messages.common.close }}>
      <AreaForm area={area} onClose={onClose} />
    </Modal>
  );
}

function AreaForm({ area, onClose }: { area: Area | null; onClose: () => void }) {
  const { bench, act, area: chosen } = useWorkbench();
  const { plan } = bench;
  const [level, setLevel] = useState(area?.level ?? plan.lowestLevel);
  const parents = plan.areas.filter((one) => one.level === level - 1);
  const near = chosen === null ? undefined : plan.area(chosen);
  const [name, setName] = useState(area?.name ?? '');
  const [owner, setOwner] = useState(area?.owner ?? '');
  const [parent, setParent] = useState(area?.parent ?? near?.parent ?? parents.at(0)?.number ?? -1);
  const [isAuto, setAuto] = useState(!area?.color);
  const [color, setColor] = useState(area?.color ?? bench.colorOfArea.get(area?.number ?? -1) ?? territoryColors[0]);
  const [share, setShare] = useState<number | string>(typeof area?.targetShare === 'number' ? area.targetShare * 100 : '');
  const at = level === 0 ? -1 : (parents.find((one) => one.number === parent) ?? parents.at(0))?.number ?? -1;

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const targetShare = share === '' ? undefined : Number(share) / 100;
    if (area === null) {
      void act({ kind: 'createAreas', areas: [{ level, parent: at, name, owner: owner === '' ? undefined : owner, color: isAuto ? undefined : color, targetShare }] });
    } else {
      void act({ kind: 'updateAreas', areas: [{ number: area.number, name, owner, color: isAuto ? '' : color, parent: at === area.parent ? undefined : at, targetShare: targetShare ?? -1 }] });
    }
    onClose();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {area === null && plan.lowestLevel > 0 && (
          <Select label={text.areas.level} value={String(level)} onChange={(value) => setLevel(Number(value))} data={plan.alignment.levels.map((label, value) => ({ value: String(value), label }))} allowDeselect={false} />
        )}
        <TextInput label={text.areas.name} value={name} onChange={(event) => setName(event.currentTarget.value)} required data-autofocus />
        <TextInput label={text.areas.owner} value={owner} onChange={(event) => setOwner(event.currentTarget.value)} />
        {level > 0 && (
          <Select label={text.areas.parent} value={String(at)} onChange={(value) => setParent(Number(value))} data={parents.map((one) => ({ value: String(one.number), label: one.name }))} allowDeselect={false} searchable />
        )}
        <Checkbox label={text.areas.autoColor} checked={isAuto} onChange={(event) => setAuto(event.currentTarget.checked)} />
        {!isAuto && <ColorInput label={text.areas.color} value={color} onChange={setColor} format="hex" swatches={[...territoryColors]} />}
        <NumberInput label={text.areas.targetShare} description={text.areas.targetShareHelp} value={share} onChange={setShare} min={0} max={100} decimalScale={3} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{messages.common.cancel}</Button>
          <Button type="submit">{messages.common.save}</Button>
        </Group>
      </Stack>
    </form>
  );
}
