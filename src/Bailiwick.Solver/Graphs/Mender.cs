namespace Bailiwick.Solver.Graphs;

/// <summary>
/// Brings parts that are still out of their bounds into them: each with some neighbors is cut out, shaken and annealed apart, over and over, in other
/// company. Parts that stay out are blamed more (breakout search), so that what is wrong wanders to where there is room for it.
/// Parts whose violation is proved the least possible are left alone.
/// </summary>
internal sealed class Mender(Instance instance, Plan plan, Members members, Prices prices, Floors floors, ulong seed)
{
    /// <summary>See <see cref="Plan.StepPrice"/>.</summary>
    public const double Step = 0.002;

    /// <summary>See <see cref="Plan.SpreadPrice"/>.</summary>
    public const double Spread = 0.002;

    private const double Slack = 1e-9;

    // Where units are few their lumps decide, and what is too much in one place cannot be spread; rounds are counted then.
    private const int SearchesOfRound = 4;

    // Fewer parts out of bounds than this are searched in several companies at once, larger ones and for longer.
    private const int FewestTasks = 2;
    private const double LongerSteps = 4;
    private const int FewestParts = 3;
    private const int MostParts = 8;
    private const int MostPartsOfFew = 16;
    private const int Stages = 4;
    private const int SetsTried = 20_000;
    private const double Hottest = 1;
    private const double Cold = 0.01;
    private const int ShakesOfPart = 60;
    private const double ShakeHot = 0.5;
    private readonly int[] _place = new int[instance.Units];
    private readonly double[] _blame = (double[])plan.Blame.Clone();
    private readonly bool[] _isTaken = new bool[instance.Parts];
    private readonly Randomness _random = new(seed);
    private readonly Prices _prices = prices with { Step = Step };

    /// <summary>Moves accepted so far.</summary>
    public long Moves { get; private set; }

    /// <summary>Patches searched so far.</summary>
    public int Searches { get; private set; }

    /// <summary>Parts out of their bounds by more than what is proved of them.</summary>
    public List<int> Wrong()
    {
        var wrong = new List<int>();
        for (var part = 0; part < instance.Parts; part++)
        {
            var violation = plan.ViolationOf(part);
            if (violation > Slack && !instance.Closed[part] && violation > floors.Of(members.Of(part)) + Slack)
            {
                wrong.Add(part);
            }
        }

        return wrong;
    }

    /// <summary>One round: patches without a common part around the parts out of bounds, searched side by side.</summary>
    /// <param name="steps">Proposals for a patch, by unit in it.</param>
    /// <param name="threads">At least 1; never changes the result.</param>
    /// <param name="cancellation">Ends the round early.</param>
    /// <returns>False when nothing is left to mend.</returns>
    public bool Round(double steps, int threads, CancellationToken cancellation)
    {
        var wrong = Wrong();
        if (wrong.Count == 0)
        {
            return false;
        }

        Blame(wrong);

        // With few parts left to mend there are hands free: each is then searched in several companies, and the best of them is made.
        var (isMany, isFew) = (instance.Units > GraphMethod.ManyUnits, wrong.Count <= FewestTasks);
        var tries = isMany ? Math.Max(1, FewestTasks / wrong.Count) : 1;
        var tasks = new List<(Patch Patch, ulong Seed, int Try)>();
        for (var attempt = 0; attempt < tries; attempt++)
        {
            tasks.AddRange(Tasks([.. wrong], isMany && isFew ? MostPartsOfFew : MostParts).ConvertAll(task => (task.Patch, task.Seed, attempt)));
        }

        var results = new Outcome[tasks.Count];
        Workers.Each(tasks.Count, threads, index => results[index] = Mend(tasks[index].Patch, isMany && isFew ? steps * LongerSteps : steps, tasks[index].Seed, cancellation));
        Searches += isMany ? tasks.Count : SearchesOfRound;
        var best = 0;
        var gain = new double[tries];
        for (var index = 0; index < results.Length; index++)
        {
            Moves += results[index].Moves;
            gain[tasks[index].Try] += results[index].Gain;
            best = gain[tasks[index].Try] > gain[best] ? tasks[index].Try : best;
        }

        for (var index = 0; index < results.Length; index++)
        {
            if (tasks[index].Try == best && results[index].Part is { } better)
            {
                tasks[index].Patch.Paste(better, plan, members);
            }
        }

        return true;
    }

    private List<(Patch Patch, ulong Seed)> Tasks(List<int> wrong, int mostParts)
    {
        Array.Clear(_isTaken);
        var groups = new List<int[]>();
        while (wrong.Count > 0)
        {
            var pick = _random.Below(wrong.Count);
            var part = wrong[pick];
            wrong.RemoveAt(pick);
            if (!_isTaken[part])
            {
                var most = FewestParts + _random.Below(mostParts - FewestParts + 1);
                var parts = Quilt.Around(part, most, instance, plan, members, _isTaken, _random);
                Array.ForEach(parts, one => _isTaken[one] = true);
                if (parts.Length > 1)
                {
                    groups.Add(parts);
                }
            }
        }

        var room = (instance.MaxMovedShare - plan.MovedShare) / Math.Max(1, groups.Count);
        return groups.ConvertAll(parts => (Patch.Cut(instance, plan, members, parts, _place, room), _random.Next()));
    }

    private readonly record struct Outcome(int[]? Part, long Moves, double Gain);

    // The patch's division after an annealing, or null when it is no better, blame counted.
    private Outcome Mend(Patch patch, double steps, ulong patchSeed, CancellationToken cancellation)
    {
        var local = patch.PlanOf(plan);
        if (Exhaustive.Solve(patch, local, SetsTried) is { } exact)
        {
            return new Outcome(exact, 1, double.MaxValue / 1e6);
        }

        _prices.Set(local, 1);
        local.SpreadPrice = instance.Units > GraphMethod.ManyUnits ? Spread : 0;
        var before = local.Energy();
        var random = new Randomness(patchSeed);
        var crowd = new Members(local.Part, patch.Parts.Length);
        var annealer = new Annealer(patch.Instance, local, crowd, [], 0, random);
        var kicker = new Kicker(patch.Instance, local, crowd, random);
        var share = (double)instance.Parts / instance.Units;
        var hot = Hottest * share * (0.1 + (0.9 * random.Fraction()));
        var cooling = new Cooling(hot, Cold * share, (long)(steps * patch.Instance.Units), Stages, Stages / 2);
        kicker.Shake(ShakesOfPart * patch.Parts.Length, ShakeHot * random.Fraction(), 0.01 * ShakeHot);
        var rising = _prices with { FirstBalance = _prices.LastBalance / 4 };
        for (var stage = 0; stage < cooling.Stages && !cancellation.IsCancellationRequested; stage++)
        {
            cooling.Run(stage, rising, local, annealer, kicker, cancellation);
        }

        _prices.Set(local, 1);
        var gain = before - local.Energy();
        return gain > Slack ? new Outcome(local.Part, annealer.Moves, gain) : new Outcome(null, annealer.Moves, 0);
    }

    private void Blame(List<int> wrong)
    {
        const double More = 3, Less = 0.9, Most = 1e5;
        for (var part = 0; part < plan.Blame.Length; part++)
        {
            plan.Blame[part] = Math.Max(_blame[part], plan.Blame[part] * Less);
        }

        foreach (var part in wrong)
        {
            plan.Blame[part] = Math.Min(Most, plan.Blame[part] / Less * More);
        }
    }
}
