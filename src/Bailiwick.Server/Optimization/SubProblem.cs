using Bailiwick.Solver;

namespace Bailiwick.Server.Optimization;

/// <summary>Some rows of a problem to be divided among the branches of one area.</summary>
/// <param name="Problem">Its parts are the branches, in order.</param>
/// <param name="Rows">By unit of it: the row of the whole problem.</param>
internal sealed record SubProblem(Problem Problem, int[] Rows)
{
    // A region a little off leaves its territories little room, so regions are balanced more exactly than asked.
    private const double RegionTightness = 0.3;
    private const double LeastTolerance = 0.002;

    public static SubProblem Of(Problem whole, PartTree area, int[] rows)
    {
        var branchOfPart = new int[whole.Parts];
        Array.Fill(branchOfPart, -1);
        for (var branch = 0; branch < area.Below.Count; branch++)
        {
            foreach (var part in area.Below[branch].Parts)
            {
                branchOfPart[part] = branch;
            }
        }

        return new SubProblem(
            new Problem
            {
                Parts = area.Below.Count,
                X = Take(whole.X, rows)!,
                Y = Take(whole.Y, rows)!,
                Weight = Take(whole.Weight, rows),
                Measures = Array.ConvertAll(whole.Measures, measure => Narrow(measure, whole.Parts, area, rows)),
                Graph = whole.Graph is null ? null : Graph(whole.Graph, rows),
                Contiguous = whole.Contiguous,
                LockedPart = Branches(whole.LockedPart, branchOfPart, rows),
                ClosedPart = Closed(whole.ClosedPart, area),
                Present = Branches(whole.Present, branchOfPart, rows),
                DisruptionPrice = whole.DisruptionPrice,
                CenterX = Centers(whole.CenterX, area),
                CenterY = Centers(whole.CenterY, area),
            },
            rows);
    }

    private static double[]? Take(double[]? byRow, int[] rows) => byRow is null ? null : Array.ConvertAll(rows, row => byRow[row]);

    private static Measure Narrow(Measure measure, int parts, PartTree area, int[] rows)
    {
        double ShareOf(PartTree tree) => tree.Parts.Sum(part => measure.TargetShare?[part] ?? (1.0 / parts));
        var amount = Take(measure.Amount, rows)!;
        var share = ShareOf(area);
        var target = share * measure.Amount.Sum();
        var shares = area.Below.Select(branch => share > 0 ? ShareOf(branch) / share : 1.0 / area.Below.Count).ToArray();
        var ratio = amount.Sum() > 0 ? target / amount.Sum() : 1;
        var tolerance = area.IsFlat
            ? Math.Min(((1 + measure.Tolerance) * ratio) - 1, 1 - ((1 - measure.Tolerance) * ratio))
            : measure.Tolerance * RegionTightness;
        return new Measure(amount, shares, Math.Clamp(tolerance, LeastTolerance, measure.Tolerance));
    }

    private static Graph Graph(Graph whole, int[] rows)
    {
        var unitOfRow = new int[whole.Start.Length - 1];
        Array.Fill(unitOfRow, -1);
        for (var unit = 0; unit < rows.Length; unit++)
        {
            unitOfRow[rows[unit]] = unit;
        }

        var (start, neighbor, border) = (new int[rows.Length + 1], new List<int>(), new List<double>());
        for (var unit = 0; unit < rows.Length; unit++)
        {
            for (var entry = whole.Start[rows[unit]]; entry < whole.Start[rows[unit] + 1]; entry++)
            {
                if (unitOfRow[whole.Neighbor[entry]] >= 0)
                {
                    neighbor.Add(unitOfRow[whole.Neighbor[entry]]);
                    border.Add(whole.Border?[entry] ?? 0);
                }
            }

            start[unit + 1] = neighbor.Count;
        }

        return new Graph(start, [.. neighbor], whole.Border is null ? null : [.. border]);
    }

    private static int[]? Branches(int[]? partOfRow, int[] branchOfPart, int[] rows) => partOfRow is null
        ? null
        : Array.ConvertAll(rows, row => partOfRow[row] < 0 ? -1 : branchOfPart[partOfRow[row]]);

    private static bool[]? Closed(bool[]? closedPart, PartTree area) =>
        closedPart is null ? null : [.. area.Below.Select(branch => branch.Parts.All(part => closedPart[part]))];

    private static double[]? Centers(double[]? centerOfPart, PartTree area) =>
        centerOfPart is null ? null : [.. area.Below.Select(branch => branch.Parts.Average(part => centerOfPart[part]))];
}
