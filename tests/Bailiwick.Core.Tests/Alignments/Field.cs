using Bailiwick.Core.Alignments;

namespace Bailiwick.Core.Tests.Alignments;

/// <summary>Builders in the words of the field: a chessboard of units under a small hierarchy.</summary>
internal static class Field
{
    public static readonly UserId Ann = new(Guid.Parse("0199d6a0-0000-7000-8000-000000000001"));
    public static readonly UserId Ben = new(Guid.Parse("0199d6a0-0000-7000-8000-000000000002"));

    public static AlignmentFrame Frame(int units, params string[] levels) => new()
    {
        Levels = levels.Length == 0 ? ["Region", "Territory"] : levels,
        Units = units,
        NameOf = unit => $"Unit {unit.Value}",
        Measures =
        [
            new UnitMeasure { Key = UnitMeasure.Records, Name = "Records", Kind = MeasureKind.Count, Amount = Enumerable.Range(0, units).Select(u => (long)(u % 4)).ToArray() },
            new UnitMeasure { Key = UnitMeasure.Units, Name = "Units", Kind = MeasureKind.Count, Amount = Enumerable.Repeat(1L, units).ToArray() },
            new UnitMeasure
            {
                Key = "revenue", Name = "Revenue", Kind = MeasureKind.Currency, Currency = "USD", Scale = 2,
                Amount = Enumerable.Range(0, units).Select(u => (u * 7_919L % 100_003) - 5_000).ToArray(),
            },
        ],
    };

    public static AlignmentState Begin(int units = 48, int regions = 2, int territories = 6) =>
        AlignmentState.Begin(Frame(units), AreaTemplate.Make([new("Region", regions), new("Territory", territories)]).Value);

    public static AlignmentState Assigned(int units = 48, int regions = 2, int territories = 6)
    {
        var state = Begin(units, regions, territories);
        var to = Enumerable.Range(0, units).Select(unit => Area(regions + (unit * territories / units))).ToArray();
        state.Apply(UnitActs.Assign(state, Units(0, units), to).Value);
        return state;
    }

    public static AreaNumber Area(int number) => new(number);

    public static UnitIndex[] Units(int first, int count) => Enumerable.Range(first, count).Select(unit => new UnitIndex(unit)).ToArray();

    public static UnitIndex[] Unit(params int[] units) => units.Select(unit => new UnitIndex(unit)).ToArray();

    public static UnitLinks Grid(int width, int height)
    {
        var (start, neighbor, border) = (new List<int> { 0 }, new List<int>(), new List<double>());
        for (var unit = 0; unit < width * height; unit++)
        {
            var (x, y) = (unit % width, unit / width);
            foreach (var (nx, ny) in new[] { (x, y - 1), (x - 1, y), (x + 1, y), (x, y + 1) })
            {
                if (nx >= 0 && nx < width && ny >= 0 && ny < height)
                {
                    neighbor.Add((ny * width) + nx);
                    border.Add(1);
                }
            }

            start.Add(neighbor.Count);
        }

        return new UnitLinks(
            [.. start], [.. neighbor], [.. border],
            Enumerable.Range(0, width * height).Select(unit => (double)(unit % width)).ToArray(),
            Enumerable.Range(0, width * height).Select(unit => (double)(unit / width)).ToArray());
    }

    /// <summary>Applies a change after the rules have said yes.</summary>
    public static Outcome<Change> Do(AlignmentState state, Outcome<Change> act)
    {
        if (!act.IsDone)
        {
            return act;
        }

        if (ChangeRules.Check(state, act.Value) is { } refusal)
        {
            return refusal;
        }

        state.Apply(act.Value);
        return act;
    }
}
