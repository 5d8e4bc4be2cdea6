using Bailiwick.Core.Management.Rules;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Bailiwick.Core.Tests.Management;

/// <summary>The engine says what a slow and separate reading of the rules says, whatever happened before.</summary>
public sealed class RuleRunTests
{
    [Fact]
    public void A_full_run_equals_the_slow_reading_of_a_thousand_random_books()
    {
        var (assigned, cells) = (0, 0);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var field = new RuleField(seed);
            var run = RuleRun.Full(Ready(field));
            assigned += AssertEqual(field, run);
            cells += field.Table.Rows * field.Book.Territories.Length;
        }));
        Assert.True(assigned > cells / 20 && assigned < cells * 19 / 20, $"{assigned} of {cells} pairs assigned: the test would prove little.");
    }

    [Fact]
    public void Any_sequence_of_small_runs_equals_a_full_run()
    {
        var changes = 0;
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var field = new RuleField(seed);
            var run = RuleRun.Full(Ready(field));
            for (var step = 0; step < 12; step++)
            {
                var before = Snapshot(run);
                RunChanges told;
                if (step % 2 == 0)
                {
                    told = run.Rerun(field.ChangeAccounts());
                }
                else
                {
                    field.Book = field.ChangedBook();
                    told = run.Change(field.Book).Value;
                }

                AssertEqual(field, run);
                foreach (var change in told.Changes)
                {
                    Assert.True(change.Entered ? before.Add((change.Row, change.Territory)) : before.Remove((change.Row, change.Territory)));
                }

                Assert.True(before.SetEquals(Snapshot(run)), "The changes told do not lead from the state before to the state after.");
                changes += told.Changes.Length;
            }
        }));
        Assert.True(changes > 1000, $"Only {changes} changes: the test would prove little.");
    }

    [Fact]
    public void Territories_may_go_one_after_the_other()
    {
        var field = new RuleField(5);
        var item = new RuleItem("BillingState", RuleOperation.NotEqual, "nowhere");
        RuleBook Book(int territories) => new(
            [.. Enumerable.Range(0, territories).Select(one => new RuleTerritory($"T{territories - one}", null))], [new AssignmentRule("R", [item])],
            [.. Enumerable.Range(0, territories).Select(one => new RuleAssociation("R", $"T{territories - one}"))]);
        var run = RuleRun.Full(CompiledBook.Compile(Book(4), field.Table).Value);
        foreach (var territories in (int[])[3, 2, 5, 1, 0, 2])
        {
            Assert.True(run.Change(Book(territories)).IsDone);
            for (var row = 0; row < field.Table.Rows; row++)
            {
                Assert.Equal(field.Excluded[row] ? 0 : territories, run.ByRule(row).Length);
            }
        }
    }

    [Fact]
    public void Every_explanation_says_what_the_run_says() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var field = new RuleField(seed);
            var run = RuleRun.Full(Ready(field));
            for (var row = 0; row < field.Table.Rows; row++)
            {
                var all = run.TerritoriesOf(row);
                foreach (var territory in field.Book.Territories)
                {
                    var why = run.Explain(row, territory.Key).Value;
                    Assert.Equal(all.Contains(territory.Key), why.IsAssigned);
                    Assert.Equal(why.Verdict == AssignmentVerdict.Manual, field.Book.Manual.Contains(new AccountPlace(row, territory.Key)));
                    Assert.Equal(why.Verdict == AssignmentVerdict.Outranked, !why.OutrankedBy.IsEmpty && why.Verdict == AssignmentVerdict.Outranked);
                    Assert.All(why.Rules, rule => Assert.Equal(rule.IsInherited, rule.AttachedTo != territory.Key));
                }
            }
        }));

    [Fact]
    public void One_changed_account_is_judged_alone_and_one_changed_rule_judges_only_what_it_touches()
    {
        var field = new RuleField(5) { };
        field.Book = field.Book with
        {
            Territories = [new("A"), new("B")],
            Rules = [new("R", [new("BillingState", RuleOperation.Equals, "ZZ")]), new("S", [new("BillingState", RuleOperation.NotEqual, "ZZ")])],
            Associations = [new("R", "A"), new("S", "B")],
            Family = FamilyReach.Apart,
            Manual = [],
            Exclusions = [],
        };
        var run = RuleRun.Full(Ready(field));
        Assert.True(field.Table.Set(0, "BillingState", "zz").IsDone);
        field.Table.Exclude(0, false);
        Assert.Equal(1, run.Rerun([0]).RowsJudged);
        Assert.Equal(["A"], run.TerritoriesOf(0));
        var narrower = field.Book with { Rules = [field.Book.Rules[0] with { IsActive = false }, field.Book.Rules[1]] };
        var told = run.Change(narrower).Value;
        Assert.Equal((1, new AccountChange(0, "A", Entered: false)), (told.RowsJudged, Assert.Single(told.Changes)));
        Assert.Equal(0, run.Change(narrower with { Rules = [.. narrower.Rules] }).Value.RowsJudged);
    }

    private static CompiledBook Ready(RuleField field)
    {
        var ready = CompiledBook.Compile(field.Book, field.Table);
        Assert.True(ready.IsDone, ready.Refusal?.Message);
        return ready.Value;
    }

    private static string Why(RuleRun run, int row, IEnumerable<string> territories) => string.Join(" / ", territories.Select(one => run.Explain(row, one).Value)
        .Select(one => $"{one.Territory} {one.Verdict}: {string.Join("; ", one.Rules.Select(rule => $"{rule.Rule} {rule.BooleanFilter} row {rule.JudgedRow} {rule.Holds}: {string.Join(", ", rule.Items)}"))}"));

    private static HashSet<(int Row, string Territory)> Snapshot(RuleRun run) =>
        [.. Enumerable.Range(0, run.Book.Table.Rows).SelectMany(row => run.ByRule(row).ToArray().Select(place => (row, run.Book.Book.Territories[place].Key)))];

    private static int AssertEqual(RuleField field, RuleRun run)
    {
        var assigned = 0;
        for (var row = 0; row < field.Table.Rows; row++)
        {
            var quick = run.ByRule(row).ToArray().Select(place => field.Book.Territories[place].Key).ToList();
            var slow = SlowRules.Territories(field, row);
            Assert.True(slow.SequenceEqual(quick), $"Row {row}: slow {string.Join(' ', slow)}, quick {string.Join(' ', quick)}. {Why(run, row, slow.Except(quick).Concat(quick.Except(slow)))}");
            assigned += quick.Count;
        }

        return assigned;
    }
}
