using System.Collections.Immutable;

namespace Bailiwick.Core.Management.Accounts;

/// <summary>How evenly loads are spread over territories, against what each is to have.</summary>
public sealed class LoadBalance
{
    private LoadBalance(ImmutableArray<double> load, ImmutableArray<double> target, double tolerance) => (Load, Target, Tolerance) = (load, target, tolerance);

    /// <summary>By territory.</summary>
    public ImmutableArray<double> Load { get; }

    /// <summary>By territory, in the unit of the loads; they sum to the sum of the loads.</summary>
    public ImmutableArray<double> Target { get; }

    /// <summary>The allowed deviation on both sides, as a fraction.</summary>
    public double Tolerance { get; }

    /// <summary>The greatest deviation from a target, as a fraction, without its sign; 0 without territories.</summary>
    public double Worst => Load.IsEmpty ? 0 : Enumerable.Range(0, Load.Length).Max(at => Math.Abs(DeviationOf(at)));

    /// <summary>Territories that deviate by more than the tolerance.</summary>
    public int OutOfTolerance => Enumerable.Range(0, Load.Length).Count(at => Math.Abs(DeviationOf(at)) > Tolerance + 1e-9);

    /// <summary>Measures loads against shares.</summary>
    /// <param name="load">By territory, at least 0.</param>
    /// <param name="share">By territory: its share of the whole, in any unit; equal shares when all are 0.</param>
    /// <param name="tolerance">As a fraction.</param>
    public static LoadBalance Of(IReadOnlyList<double> load, IReadOnlyList<double> share, double tolerance)
    {
        ArgumentNullException.ThrowIfNull(load);
        ArgumentNullException.ThrowIfNull(share);
        var shares = Normal(share);
        var total = load.Sum();
        return new LoadBalance([.. load], [.. shares.Select(one => one * total)], tolerance);
    }

    /// <summary>Shares that sum to 1; equal ones when all are 0.</summary>
    /// <param name="share">By territory, at least 0.</param>
    public static double[] Normal(IReadOnlyList<double> share)
    {
        ArgumentNullException.ThrowIfNull(share);
        var sum = share.Sum();
        return [.. share.Select(one => sum > 0 ? one / sum : 1.0 / share.Count)];
    }

    /// <summary>Load over target less 1: 0.1 is ten per cent too much. A load where none is wanted counts against the mean target.</summary>
    /// <param name="territory">Its place.</param>
    public double DeviationOf(int territory)
    {
        var mean = Target.Sum() / Target.Length;
        return Target[territory] > 0 ? (Load[territory] / Target[territory]) - 1 : mean > 0 ? Load[territory] / mean : 0;
    }
}
