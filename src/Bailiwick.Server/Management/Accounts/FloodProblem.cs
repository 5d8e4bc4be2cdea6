using Bailiwick.Core;
using Bailiwick.Core.Management.Accounts;
using Bailiwick.Solver;

namespace Bailiwick.Server.Management.Accounts;

/// <summary>
/// A flood as the solver sees it: territories are parts with their present centers, accounts are units in their present part. Accounts that may
/// not move, or have no coordinates, are locked where they are and count in the loads; new ones move for next to nothing.
/// </summary>
public sealed class FloodProblem
{
    // What moving a mean account of before costs, in mean costs of an account: high, so that only balance moves it.
    private const double Price = 5;

    // Next to nothing, so that the cap is one on accounts of before.
    private const double ValueOfNew = 1e-6;

    private readonly LiveScene _scene;
    private readonly int[] _accountOfUnit;
    private readonly Problem _problem;

    private FloodProblem(LiveScene scene, int[] accountOfUnit, Problem problem, double[] share) =>
        (_scene, _accountOfUnit, _problem, Share) = (scene, accountOfUnit, problem, share);

    /// <summary>By leaf: its wanted share; they sum to 1.</summary>
    public double[] Share { get; }

    /// <summary>States it, or says why there is none.</summary>
    /// <param name="scene">Where accounts are.</param>
    /// <param name="amount">By account: what is balanced.</param>
    /// <param name="share">By leaf: the wanted share.</param>
    /// <param name="request">Tolerance and cap.</param>
    public static Outcome<FloodProblem> Of(LiveScene scene, double[] amount, double[] share, FloodRequest request)
    {
        ArgumentNullException.ThrowIfNull(scene);
        ArgumentNullException.ThrowIfNull(amount);
        ArgumentNullException.ThrowIfNull(request);
        var centers = Centers.Of(scene);
        if (centers is null)
        {
            return AccountRefusals.NoPlaces(scene.Accounts.Count);
        }

        int[] units = [.. Enumerable.Range(0, scene.Accounts.Count).Where(at => scene.Accounts[at] is var one && (one.Leaves.Count > 0 || (one is { IsNew: true, IsFixed: false } && one.HasPlace)))];
        var accounts = Array.ConvertAll(units, at => scene.Accounts[at]);
        int[] present = [.. accounts.Select(one => one.Leaves.Count > 0 ? one.Leaves[0] : -1)];
        int[] locked = [.. accounts.Select((one, unit) => one.IsFixed || !one.HasPlace || one.Leaves.Count > 1 ? present[unit] : -1)];
        var normal = LoadBalance.Normal(share);
        var problem = new Problem
        {
            Parts = scene.Leaves.Count,
            Metric = Metric.GreatCircle,
            X = [.. accounts.Select((one, unit) => one.HasPlace ? one.Longitude : centers.LongitudeOf(present[unit]))],
            Y = [.. accounts.Select((one, unit) => one.HasPlace ? one.Latitude : centers.LatitudeOf(present[unit]))],
            Measures = [new Measure(Array.ConvertAll(units, at => amount[at]), normal, request.Tolerance)],
            LockedPart = locked,
            Present = present,
            DisruptionPrice = Price,
            DisruptionValue = [.. accounts.Select(one => one.IsNew ? ValueOfNew : 1)],
            MaxMovedShare = CapOf(accounts, request.MostMovedShare),
            CenterX = centers.Longitude,
            CenterY = centers.Latitude,
        };
        return problem.Validate() is { Count: > 0 } faults ? AccountRefusals.BadProblem(string.Join(' ', faults)) : new FloodProblem(scene, units, problem, normal);
    }

    /// <summary>By account: its leaf after a few moves; -1 for accounts that are in none and stay so.</summary>
    public int[] Adjust(CancellationToken cancellation) => Return(Solve(_problem, cancellation));

    /// <summary>By account: its leaf when all is divided anew, moves free and centers too.</summary>
    public int[] Redesign(CancellationToken cancellation) =>
        Solve(_problem with { DisruptionPrice = 0, DisruptionValue = null, MaxMovedShare = 1, CenterX = null, CenterY = null }, cancellation);

    private static double CapOf(SceneAccount[] accounts, double share)
    {
        double old = accounts.Count(one => !one.IsNew), added = ValueOfNew * accounts.Count(one => one.IsNew);
        return Math.Min(1, ((share * old) + added) / (old + added));
    }

    /// <summary>Takes moves back that the tolerance does not ask for, accounts of before first: the solver also moves for nearness. O(accounts).</summary>
    private int[] Return(int[] leafOfAccount)
    {
        var measure = _problem.Measures[0];
        var bounds = Enumerable.Range(0, _problem.Parts).Select(part => measure.BoundsOf(part, _problem.Parts, measure.Amount.Sum())).ToArray();
        var load = new double[_problem.Parts];
        for (var unit = 0; unit < _accountOfUnit.Length; unit++)
        {
            load[leafOfAccount[_accountOfUnit[unit]]] += measure.Amount[unit];
        }

        foreach (var unit in Enumerable.Range(0, _accountOfUnit.Length).OrderBy(unit => _scene.Accounts[_accountOfUnit[unit]].IsNew).ThenBy(unit => unit))
        {
            var (account, home, amount) = (_accountOfUnit[unit], _problem.Present![unit], measure.Amount[unit]);
            if (home >= 0 && leafOfAccount[account] is var away && away != home && load[home] + amount <= bounds[home].Most && load[away] - amount >= bounds[away].Least)
            {
                (load[home], load[away], leafOfAccount[account]) = (load[home] + amount, load[away] - amount, home);
            }
        }

        return leafOfAccount;
    }

    private int[] Solve(Problem problem, CancellationToken cancellation)
    {
        var division = new Divider().Divide(problem, new Settings { Threads = 1 }, null, cancellation);
        cancellation.ThrowIfCancellationRequested();
        int[] leafOfAccount = [.. _scene.Accounts.Select(one => one.Leaves.Count > 0 ? one.Leaves[0] : -1)];
        for (var unit = 0; unit < _accountOfUnit.Length; unit++)
        {
            leafOfAccount[_accountOfUnit[unit]] = division.PartOfUnit[unit];
        }

        return leafOfAccount;
    }

    /// <summary>Where the accounts of before lie, by leaf.</summary>
    private sealed class Centers(double[] longitude, double[] latitude, double meanLongitude, double meanLatitude)
    {
        public double[] Longitude { get; } = longitude;

        public double[] Latitude { get; } = latitude;

        public double LongitudeOf(int leaf) => double.IsNaN(Longitude[leaf]) ? meanLongitude : Longitude[leaf];

        public double LatitudeOf(int leaf) => double.IsNaN(Latitude[leaf]) ? meanLatitude : Latitude[leaf];

        /// <summary>Means of degrees; null when no account has coordinates.</summary>
        public static Centers? Of(LiveScene scene)
        {
            var placed = scene.Accounts.Where(one => one.HasPlace && !one.IsDisqualified).ToList();
            if (placed.Count == 0)
            {
                return null;
            }

            var (longitude, latitude) = (new double[scene.Leaves.Count], new double[scene.Leaves.Count]);
            var byLeaf = placed.Where(one => one.Leaves.Count == 1).ToLookup(one => one.Leaves[0]);
            for (var leaf = 0; leaf < scene.Leaves.Count; leaf++)
            {
                var own = byLeaf[leaf].Any(one => !one.IsNew) ? byLeaf[leaf].Where(one => !one.IsNew).ToList() : [.. byLeaf[leaf]];
                (longitude[leaf], latitude[leaf]) = own.Count == 0 ? (double.NaN, double.NaN) : (own.Average(one => one.Longitude), own.Average(one => one.Latitude));
            }

            return new Centers(longitude, latitude, placed.Average(one => one.Longitude), placed.Average(one => one.Latitude));
        }
    }
}
