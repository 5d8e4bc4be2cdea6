namespace Bailiwick.Solver.Graphs;

/// <summary>One search for parts in one piece, from one plan and one seed. Keeps the best plan met.</summary>
internal sealed class GraphSearch
{
    private const int PartsOfPatch = 20;
    private const double Wrong = 0.02;
    private readonly Instance _instance;
    private Prices _prices;
    private readonly int _threads;
    private readonly Plan _plan;
    private readonly Members _members;
    private readonly Randomness _random;
    private readonly Reporter? _reporter;
    private readonly CancellationToken _cancellation;
    private double _violation = double.MaxValue;
    private double _energy = double.MaxValue;

    /// <param name="instance">The instance.</param>
    /// <param name="start">Where to begin; not changed.</param>
    /// <param name="prices">The same for all searches that are compared.</param>
    /// <param name="seed">Of this search.</param>
    /// <param name="threads">For work that is cut into patches; never changes the result.</param>
    /// <param name="reporter">Told of better plans; null for none.</param>
    /// <param name="cancellation">Ends it early.</param>
    public GraphSearch(
        Instance instance, int[] start, Prices prices, ulong seed, int threads, Reporter? reporter, CancellationToken cancellation)
    {
        _instance = instance;
        _prices = prices;
        _threads = threads;
        _plan = new Plan(instance, (int[])start.Clone());
        _members = new Members(_plan.Part, instance.Parts);
        _random = new Randomness(seed);
        _reporter = reporter;
        _cancellation = cancellation;
        Best = new int[instance.Units];
        prices.Set(_plan, 0);
        Keep();
    }

    public int[] Best { get; }

    public List<TraceEntry> Trace { get; } = [];

    /// <summary>Anneals from the best plan. Progress goes between two shares of the whole run.</summary>
    public void Anneal(Cooling cooling, double from, double to)
    {
        _plan.Restore(Best);
        _members.Fill(_plan.Part);
        var annealer = new Annealer(_instance, _plan, _members, [], 0, _random);
        var kicker = new Kicker(_instance, _plan, _members, _random);
        for (var stage = 0; stage < cooling.Stages && !_cancellation.IsCancellationRequested; stage++)
        {
            cooling.Run(stage, _prices, _plan, annealer, kicker, _cancellation);
            Keep();
            _reporter?.At("polish", from + ((to - from) * (stage + 1) / cooling.Stages));
        }

        Note("polish", annealer.Moves);
    }

    /// <summary>The same for plans of many parts: each stage in patches side by side, every time with other seams.</summary>
    public void AnnealInPatches(Cooling cooling, double from, double to)
    {
        const double GoldenTurn = 0.618033988749895 * Math.PI;
        _plan.Restore(Best);
        _members.Fill(_plan.Part);
        var (place, moves) = (new int[_instance.Units], 0L);
        for (var stage = 0; stage < cooling.Stages && !_cancellation.IsCancellationRequested; stage++)
        {
            var groups = Quilt.Of(_instance, _plan, PartsOfPatch, stage * GoldenTurn);
            var (made, seed) = (new long[groups.Count], _random.Next());
            var room = (_instance.MaxMovedShare - _plan.MovedShare) / groups.Count;
            Workers.Each(groups.Count, _threads, index =>
            {
                var patch = Patch.Cut(_instance, _plan, _members, groups[index], place, room);
                var local = patch.PlanOf(_plan);
                local.SpreadPrice = 2 * stage < cooling.Stages ? 0 : Mender.Spread;
                var random = new Randomness(unchecked(seed + (ulong)index));
                var members = new Members(local.Part, patch.Instance.Parts);
                var annealer = new Annealer(patch.Instance, local, members, [], 0, random);
                var kicker = new Kicker(patch.Instance, local, members, random);
                var share = (double)patch.Instance.Units / _instance.Units;
                (cooling with { Steps = (long)(cooling.Steps * share) }).Run(stage, _prices, local, annealer, kicker, _cancellation);
                made[index] = annealer.Moves;

                // Patches share no unit, and what is read beside them is not in them.
                patch.Paste(local.Part, _plan.Part);
            });
            _plan.Recount();
            _members.Fill(_plan.Part);
            moves += made.Sum();
            Keep();
            BlameWrong(2 * stage < cooling.Stages ? Wrong : 1e-9);
            _reporter?.At("polish", from + ((to - from) * (stage + 1) / cooling.Stages));
        }

        Note("polish", moves);
    }

    /// <summary>Mends parts out of their bounds for some rounds.</summary>
    /// <param name="searches">At most so many patches, but for the last round.</param>
    /// <param name="steps">Proposals by unit of a patch in one round.</param>
    /// <param name="floors">What is proved to be impossible.</param>
    /// <param name="from">Share of the run done at the start.</param>
    /// <param name="to">Share of the run done at the end.</param>
    public void Mend(int searches, double steps, Floors floors, double from, double to)
    {
        var mender = new Mender(_instance, _plan, _members, _prices, floors, _random.Next());
        while (mender.Searches < searches && !_cancellation.IsCancellationRequested && mender.Round(steps, _threads, _cancellation))
        {
            Keep();
            _reporter?.At("mend", from + ((to - from) * Math.Min(1, (double)mender.Searches / searches)));
        }

        // What follows must not undo it.
        _prices = _prices with { FirstBalance = _prices.LastBalance, Step = Mender.Step };
        Note("mend", mender.Moves);
    }

    /// <summary>True when this search's best plan is better than another's.</summary>
    public bool IsBetterThan(GraphSearch other) => IsBetter(_violation, _energy, other._violation, other._energy);

    /// <summary>Energy of the best plan at the last prices: for comparing unfinished plans.</summary>
    public double BestEnergy()
    {
        var plan = new Plan(_instance, (int[])Best.Clone());
        _prices.Set(plan, 1);
        return plan.Energy();
    }

    // Where bounds ask for a part that lies over the sea, no price of balance alone outweighs the distance.
    private void BlameWrong(double least)
    {
        const double More = 3, Most = 1e5;
        for (var part = 0; part < _instance.Parts; part++)
        {
            if (_plan.ViolationOf(part) > least)
            {
                _plan.Blame[part] = Math.Min(Most, More * _plan.Blame[part]);
            }
        }
    }

    private void Keep()
    {
        var violation = _plan.Violation();
        var energy = (_plan.InertiaPrice * _plan.Inertia) + (_plan.MovePrice * _plan.Moved);
        if (IsBetter(violation, energy, _violation, _energy))
        {
            (_violation, _energy) = (violation, energy);
            Array.Copy(_plan.Part, Best, Best.Length);
            _reporter?.Improve(Best);
        }
    }

    private static bool IsBetter(double violation, double energy, double otherViolation, double otherEnergy) =>
        violation < otherViolation - 1e-9 || (violation < otherViolation + 1e-9 && energy < otherEnergy);

    private void Note(string phase, long moves) => Trace.Add(new TraceEntry(phase, moves, _plan.WorstDeviation(), _plan.Inertia));
}
