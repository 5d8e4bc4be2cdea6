using Bailiwick.Core.Alignments;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Bailiwick.Core.Tests.Alignments;

public sealed class RandomEditsTests
{
    private const int Width = 8;
    private const int Height = 6;
    private static readonly UnitLinks _links = Field.Grid(Width, Height);

    [Fact]
    public void After_any_sequence_of_acts_the_log_replays_to_the_same_state_and_totals_equal_totals_from_zero() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var (journal, taken) = Play(seed, steps: 40);
            AssertSame(journal.State, Replay(journal));
            AssertTotalsTrue(journal.State);
            Assert.True(taken > 5, $"Only {taken} acts were taken: the test would prove nothing.");
        }));

    [Fact]
    public void Every_revision_can_be_restored_exactly() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(100), Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var (journal, _) = Play(seed, steps: 25);
            UnlockAll(journal);
            var revision = new Random(seed).Next(1, journal.State.Revision.Value);
            var wanted = Replay(journal, revision);
            var back = Concurrency.Restore(journal.Log.Skip(revision));
            if (!back.IsDone)
            {
                Assert.Equal("alignment.nothing-changes", back.Refusal.Code);
            }
            else
            {
                journal.State.Apply(back.Value);
            }

            AssertSame(journal.State, wanted);
            AssertTotalsTrue(journal.State);
        }));

    [Fact]
    public void Independent_changes_commute_and_clashing_ones_are_seen_from_both_sides() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var random = new Random(seed);
            var state = Field.Assigned();
            var left = RandomAct(random, state, new Journal(state.Copy())).Act;
            var right = RandomAct(random, state, new Journal(state.Copy())).Act;
            if (!left.IsDone || !right.IsDone || !Allowed(state, left.Value) || !Allowed(state, right.Value))
            {
                return;
            }

            Assert.Equal(Overlap.Between(left.Value, right.Value), Overlap.Between(right.Value, left.Value));
            var creates = left.Value.Areas.Concat(right.Value.Areas).Any(area => area.Before is null);
            if (Overlap.Between(left.Value, right.Value) || creates)
            {
                return;
            }

            var (first, second) = (state.Copy(), state.Copy());
            if (Take(first, left.Value, right.Value) && Take(second, right.Value, left.Value))
            {
                AssertSame(first, second);
            }
        }));

    [Fact]
    public void Undoing_everything_of_one_person_and_redoing_it_leads_back()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            var journal = new Journal(Field.Assigned());
            var start = journal.State.Copy();
            for (var step = 0; step < 20; step++)
            {
                var (kind, act) = RandomAct(random, journal.State, journal);
                journal.Act(Field.Ann, kind, act);
            }

            var end = journal.State.Copy();
            var undone = 0;
            while (journal.Undo(Field.Ann).IsDone)
            {
                undone++;
            }

            Assert.Equal("alignment.nothing-to-undo", journal.Undo(Field.Ann).Refusal!.Code);
            AssertSameContent(start, journal.State);
            while (journal.Redo(Field.Ann).IsDone)
            {
                undone--;
            }

            Assert.Equal(0, undone);
            AssertSameContent(end, journal.State);
        }
    }

    private static (Journal Journal, int Taken) Play(int seed, int steps)
    {
        var random = new Random(seed);
        var journal = new Journal(Field.Begin(Width * Height));
        journal.Act(Field.Ann, EditKind.AssignUnits, UnitActs.Assign(
            journal.State,
            Field.Units(0, Width * Height),
            Enumerable.Range(0, Width * Height).Select(unit => Field.Area(2 + (unit % Width * 6 / Width))).ToArray()));
        var taken = 0;
        for (var step = 0; step < steps; step++)
        {
            var author = random.Next(2) == 0 ? Field.Ann : Field.Ben;
            var outcome = random.Next(8) switch
            {
                0 or 1 => journal.Undo(author),
                2 => journal.Redo(author),
                3 when random.Next(4) == 0 => journal.Restore(author, random.Next(journal.State.Revision.Value)),
                _ => Random(),
            };
            taken += outcome.IsDone ? 1 : 0;

            Outcome<Change> Random()
            {
                var (kind, act) = RandomAct(random, journal.State, journal);
                return journal.Act(author, kind, act, Math.Max(0, journal.State.Revision.Value - random.Next(4)));
            }
        }

        return (journal, taken);
    }

    private static (EditKind Kind, Outcome<Change> Act) RandomAct(Random random, AlignmentState state, Journal journal)
    {
        var areas = state.Areas.All.ToList();
        var area = areas[random.Next(areas.Count)];
        var units = Enumerable.Range(0, state.Frame.Units).OrderBy(_ => random.Next()).Take(1 + random.Next(6)).Select(u => new UnitIndex(u)).ToArray();
        return random.Next(10) switch
        {
            0 or 1 or 2 => (EditKind.MoveUnits, UnitActs.Move(state, units, random.Next(6) == 0 ? AreaNumber.None : area.Number)),
            3 => (EditKind.AssignUnits, UnitActs.Assign(state, units, units.Select(_ => areas[random.Next(areas.Count)].Number).ToArray())),
            4 => (EditKind.CreateAreas, AreaActs.Create(state, [new NewArea(area.Level, area.Parent, $"New {random.Next(1000)}")])),
            5 => (EditKind.UpdateAreas, AreaActs.Update(state, [new AreaUpdate(area.Number) { Name = $"Name {random.Next(1000)}", TargetShare = random.NextDouble() / 8 }])),
            6 => (EditKind.RemoveAreas, AreaActs.Remove(state, [area.Number])),
            7 => (EditKind.LockAreas, AreaActs.Lock(state, [area.Number], random.Next(3) == 0)),
            8 => (EditKind.LockUnits, UnitActs.Lock(state, units, random.Next(3) == 0)),
            _ => random.Next(2) == 0
                ? (EditKind.AssignNearest, NearestAssignment.Plan(state, _links, null))
                : (EditKind.JoinIslands, IslandJoining.Plan(state, _links, null, balanced: 1)),
        };
    }

    private static void UnlockAll(Journal journal)
    {
        var areas = journal.State.Areas.All.Where(area => area.IsLocked).Select(area => area.Number).ToList();
        if (areas.Count > 0)
        {
            journal.Act(Field.Ann, EditKind.LockAreas, AreaActs.Lock(journal.State, areas, false));
        }
    }

    private static bool Allowed(AlignmentState state, Change change) => ChangeRules.Check(state, change) is null;

    private static bool Take(AlignmentState state, Change first, Change second)
    {
        state.Apply(first);
        if (!Allowed(state, second))
        {
            return false;
        }

        state.Apply(second);
        return true;
    }

    private static AlignmentState Replay(Journal journal, int? revision = null)
    {
        var state = Field.Begin(Width * Height);
        foreach (var edit in journal.Log.Take(revision ?? int.MaxValue))
        {
            state.Apply(edit.Change);
        }

        return state;
    }

    private static void AssertSame(AlignmentState left, AlignmentState right) => AssertSameContent(left, right);

    private static void AssertSameContent(AlignmentState left, AlignmentState right)
    {
        Assert.Equal(left.AreaOfUnit.ToArray(), right.AreaOfUnit.ToArray());
        Assert.Equal(left.Locks.ToArray(), right.Locks.ToArray());
        Assert.Equal(left.Areas.All, right.Areas.All);
        Assert.Equal(left.Totals().Select(Row), right.Totals().Select(Row));
    }

    private static void AssertTotalsTrue(AlignmentState state)
    {
        Assert.Equal(state.Copy().Totals().Select(Row), state.Totals().Select(Row));
        foreach (var parent in state.Areas.All.Where(area => area.Level == 0))
        {
            var below = state.Areas.Below(parent.Number).Select(area => state.RollUp(area.Number)).ToList();
            var whole = state.RollUp(parent.Number);
            Assert.Equal(below.Sum(total => total.Units), whole.Units);
            for (var measure = 0; measure < state.Frame.Measures.Count; measure++)
            {
                Assert.Equal(below.Sum(total => total.Sums[measure]), whole.Sums[measure]);
            }
        }

        var top = state.Areas.Below(AreaNumber.None).Select(area => state.RollUp(area.Number)).Append(state.TotalOf(AreaNumber.None)).ToList();
        for (var measure = 0; measure < state.Frame.Measures.Count; measure++)
        {
            Assert.Equal(state.Frame.Measures[measure].Total(), top.Sum(total => total.Sums[measure]));
        }
    }

    private static string Row(AreaTotal total) => $"{total.Area.Value}: {total.Units}: {string.Join(' ', total.Sums)}";
}
