using Bailiwick.Core.Alignments;
using Bailiwick.Core.Optimization;
using Bailiwick.Core.Tests.Alignments;
using Xunit;

namespace Bailiwick.Core.Tests.Optimization;

public sealed class AreaLabelsTests
{
    [Fact]
    public void Parts_of_a_first_plan_are_numbered_from_west_to_east_within_their_regions()
    {
        var state = Field.Begin(12, 2, 4);
        var plan = Plan(5, 5, 5, 4, 4, 4, 3, 3, 3, 2, 2, 2);

        var labeled = AreaLabels.Match(state, Field.Grid(12, 1), plan);

        Assert.Equal(Plan(2, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 5), labeled);
    }

    [Fact]
    public void Areas_that_hold_units_today_keep_the_part_that_overlaps_most()
    {
        var state = Field.Begin(9, 1, 3);
        Field.Do(state, UnitActs.Assign(state, Field.Units(0, 9), new[] { 3, 3, 3, 1, 1, 1, 2, 2, 2 }.Select(Field.Area).ToArray()));

        var labeled = AreaLabels.Match(state, Field.Grid(9, 1), Plan(1, 1, 1, 1, 2, 2, 2, 3, 3));

        Assert.Equal(Plan(3, 3, 3, 3, 1, 1, 1, 2, 2), labeled);
    }

    [Fact]
    public void Areas_with_a_lock_a_locked_unit_or_another_share_keep_their_part()
    {
        var state = Field.Begin(9, 1, 3);
        Field.Do(state, UnitActs.Assign(state, Field.Units(0, 9), new[] { 3, 3, 3, 1, 1, 1, 2, 2, 2 }.Select(Field.Area).ToArray()));
        Field.Do(state, UnitActs.Lock(state, Field.Unit(0), true));
        Field.Do(state, AreaActs.Update(state, [new AreaUpdate(Field.Area(1)) { TargetShare = 0.5 }]));
        var plan = Plan(3, 3, 2, 2, 2, 2, 1, 1, 1);

        Assert.Equal(plan, AreaLabels.Match(state, Field.Grid(9, 1), plan));
    }

    [Fact]
    public void Relabeling_never_changes_which_units_are_together_nor_which_parts_share_a_region()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var random = new Random(seed);
            var state = Field.Begin(60, 3, 9);
            if (seed % 2 == 0)
            {
                Field.Do(state, UnitActs.Assign(state, Field.Units(0, 60), Enumerable.Range(0, 60).Select(_ => Field.Area(3 + random.Next(9))).ToArray()));
            }

            var plan = Enumerable.Range(0, 60).Select(_ => (ushort)(3 + random.Next(9))).ToArray();
            var labeled = AreaLabels.Match(state, Field.Grid(10, 6), plan);

            var labelOfPart = plan.Zip(labeled).Distinct().ToList();
            Assert.Equal(labelOfPart.Count, labelOfPart.Select(pair => pair.First).Distinct().Count());
            Assert.Equal(labelOfPart.Count, labelOfPart.Select(pair => pair.Second).Distinct().Count());
            foreach (var (part, label) in labelOfPart)
            {
                foreach (var (otherPart, otherLabel) in labelOfPart)
                {
                    Assert.Equal((part - 3) / 3 == (otherPart - 3) / 3, (label - 3) / 3 == (otherLabel - 3) / 3);
                }
            }
        }
    }

    private static ushort[] Plan(params int[] areas) => Array.ConvertAll(areas, area => (ushort)area);
}
