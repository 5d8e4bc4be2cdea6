using Bailiwick.Core.Alignments;
using Xunit;

namespace Bailiwick.Core.Tests.Alignments;

public sealed class TwoPlannersTests
{
    [Fact]
    public void Moves_of_different_units_into_one_territory_are_both_taken()
    {
        var journal = new Journal(Field.Assigned());
        var seen = journal.State.Revision.Value;
        Assert.True(journal.Act(Field.Ann, EditKind.MoveUnits, UnitActs.Move(journal.State, Field.Unit(0), Field.Area(3)), seen).IsDone);
        Assert.True(journal.Act(Field.Ben, EditKind.MoveUnits, UnitActs.Move(journal.State, Field.Unit(1), Field.Area(3)), seen).IsDone);
    }

    [Fact]
    public void The_second_edit_of_the_same_unit_is_refused_with_the_others_name_and_edit()
    {
        var journal = new Journal(Field.Assigned());
        var seen = journal.State.Revision.Value;
        journal.Act(Field.Ann, EditKind.MoveUnits, UnitActs.Move(journal.State, Field.Unit(0), Field.Area(3)), seen);

        var refusal = journal.Act(Field.Ben, EditKind.MoveUnits, UnitActs.Move(journal.State, Field.Unit(0), Field.Area(4)), seen).Refusal!;

        Assert.Equal("alignment.edited-meanwhile", refusal.Code);
        Assert.Equal("Ann", refusal.Details["author"]);
        Assert.Equal(seen + 1, refusal.Details["revision"]);
    }

    [Fact]
    public void A_rename_does_not_stand_in_the_way_of_units_moving_in_but_a_removal_and_a_lock_do()
    {
        var journal = new Journal(Field.Assigned());
        var seen = journal.State.Revision.Value;
        var move = UnitActs.Move(journal.State, Field.Unit(0), Field.Area(3));
        journal.Act(Field.Ann, EditKind.UpdateAreas, AreaActs.Update(journal.State, [new AreaUpdate(Field.Area(3)) { Name = "Coast" }]));
        Assert.True(journal.Act(Field.Ben, EditKind.MoveUnits, move, seen).IsDone);

        journal.Act(Field.Ann, EditKind.LockAreas, AreaActs.Lock(journal.State, [Field.Area(4)], true));
        Assert.Equal("alignment.area-locked", journal.Act(Field.Ben, EditKind.MoveUnits, UnitActs.Move(journal.State, Field.Unit(1), Field.Area(4)), seen).Refusal!.Code);

        var toRemoved = UnitActs.Move(journal.State, Field.Unit(2), Field.Area(7));
        journal.Act(Field.Ann, EditKind.RemoveAreas, AreaActs.Remove(journal.State, [Field.Area(7)]));
        Assert.Equal("alignment.edited-meanwhile", journal.Act(Field.Ben, EditKind.MoveUnits, toRemoved, seen).Refusal!.Code);
    }

    [Fact]
    public void Undo_takes_back_the_persons_own_last_act_even_when_others_worked_since()
    {
        var journal = new Journal(Field.Assigned());
        journal.Act(Field.Ann, EditKind.MoveUnits, UnitActs.Move(journal.State, Field.Unit(0), Field.Area(3)));
        journal.Act(Field.Ben, EditKind.MoveUnits, UnitActs.Move(journal.State, Field.Unit(1), Field.Area(3)));

        Assert.True(journal.Undo(Field.Ann).IsDone);

        Assert.Equal(Field.Area(2), journal.State.AreaOf(new UnitIndex(0)));
        Assert.Equal(Field.Area(3), journal.State.AreaOf(new UnitIndex(1)));
        Assert.Equal("alignment.nothing-to-undo", journal.Undo(Field.Ann).Refusal!.Code);
    }

    [Fact]
    public void Undo_is_refused_when_somebody_else_touched_the_same_units_later()
    {
        var journal = new Journal(Field.Assigned());
        journal.Act(Field.Ann, EditKind.MoveUnits, UnitActs.Move(journal.State, Field.Unit(0, 1), Field.Area(3)));
        journal.Act(Field.Ben, EditKind.MoveUnits, UnitActs.Move(journal.State, Field.Unit(1), Field.Area(4)));

        var refusal = journal.Undo(Field.Ann).Refusal!;

        Assert.Equal("alignment.undo-overtaken", refusal.Code);
        Assert.Equal("Ben", refusal.Details["author"]);
    }

    [Fact]
    public void Undoing_a_new_area_is_refused_once_somebody_else_has_put_units_into_it()
    {
        var journal = new Journal(Field.Assigned());
        journal.Act(Field.Ann, EditKind.CreateAreas, AreaActs.Create(journal.State, [new NewArea(1, Field.Area(0), "New")]));
        journal.Act(Field.Ben, EditKind.MoveUnits, UnitActs.Move(journal.State, Field.Unit(0), Field.Area(8)));

        Assert.Equal("alignment.undo-overtaken", journal.Undo(Field.Ann).Refusal!.Code);
    }

    [Fact]
    public void A_new_act_clears_what_could_be_redone_of_that_person_only()
    {
        var journal = new Journal(Field.Assigned());
        journal.Act(Field.Ann, EditKind.MoveUnits, UnitActs.Move(journal.State, Field.Unit(0), Field.Area(3)));
        journal.Act(Field.Ben, EditKind.MoveUnits, UnitActs.Move(journal.State, Field.Unit(1), Field.Area(3)));
        journal.Undo(Field.Ann);
        journal.Undo(Field.Ben);
        journal.Act(Field.Ann, EditKind.MoveUnits, UnitActs.Move(journal.State, Field.Unit(5), Field.Area(3)));

        Assert.Equal("alignment.nothing-to-redo", journal.Redo(Field.Ann).Refusal!.Code);
        Assert.True(journal.Redo(Field.Ben).IsDone);
        Assert.Equal(Field.Area(3), journal.State.AreaOf(new UnitIndex(1)));
    }

    [Fact]
    public void A_restore_is_one_act_that_can_be_undone()
    {
        var journal = new Journal(Field.Assigned());
        var first = journal.State.Revision.Value;
        journal.Act(Field.Ann, EditKind.MoveUnits, UnitActs.Move(journal.State, Field.Units(0, 10), Field.Area(5)));
        journal.Act(Field.Ben, EditKind.RemoveAreas, AreaActs.Remove(journal.State, [Field.Area(7)]));

        Assert.True(journal.Restore(Field.Ann, first).IsDone);
        Assert.Equal(8, journal.State.TotalOf(Field.Area(7)).Units);
        Assert.Equal(Field.Area(2), journal.State.AreaOf(new UnitIndex(0)));

        Assert.True(journal.Undo(Field.Ann).IsDone);
        Assert.Null(journal.State.Areas.Find(Field.Area(7)));
        Assert.Equal(Field.Area(5), journal.State.AreaOf(new UnitIndex(0)));
    }
}
