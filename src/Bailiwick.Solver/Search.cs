namespace Bailiwick.Solver;

/// <summary>One run of the search from one seed: annealing from a start, and kicks while some part is out of its bounds. Keeps the best plan met.</summary>
internal sealed class Search
{
    private const int Candidates = 8;
    private const int Stages = 20;

    // Found by trial on counties by people and by beds. Temperatures are multiples of a mean unit's share of a part.
    private const double Hot = 3;
    private const double Cold = 0.01;
    private const double Lukewarm = 0.1;
    private const double KickAllowance = 10;
    private const double FirstBalancePrice = 3;
    private const double LastBalancePrice = 50;
    private const long StepsPerUnit = 2500;
    private const long StepsPerPoint = 200;
    private const int FewPoints = 2000;
    private readonly Instance _instance;
    private readonly Settings _settings;
    private readonly Randomness _random;
    private readonly Reporter? _reporter;
    private readonly CancellationToken _cancellation;
    private readonly List<int> _near = [];
    private double _bestViolation = double.MaxValue;
    private double _bestEnergy = double.MaxValue;

    public Search(Instance instance, Settings settings, ulong seed, Reporter? reporter, CancellationToken cancellation)
    {
        _instance = instance;
        _settings = settings;
        _random = new Randomness(seed);
        _reporter = reporter;
        _cancellation = cancellation;
        Best = new int[instance.Units];
    }

    public int[] Best { get; }

    public List<TraceEntry> Trace { get; } = [];

    /// <summary>False when it was cancelled.</summary>
    public bool IsComplete => !_cancellation.IsCancellationRequested;

    /// <summary>Improves a copy of the start.</summary>
    public void Run(int[] start, Sites sites)
    {
        var plan = new Plan(_instance, (int[])start.Clone());
        Price(plan);
        Keep(plan);
        if (_instance.Parts > 1)
        {
            Improve(plan, sites);
        }
    }

    /// <summary>True when this run's best plan is better than another's.</summary>
    public bool IsBetterThan(Search other) => IsBetter(_bestViolation, _bestEnergy, other._bestViolation, other._bestEnergy);

    // Energies are in mean parts: 1 is the inertia of a mean part at the start, so that prices mean the same for every problem.
    private void Price(Plan plan)
    {
        plan.InertiaPrice = plan.Inertia > 0 ? _instance.Parts / plan.Inertia : 1;
        plan.MovePrice = _instance.DisruptionPrice * _instance.Parts / _instance.Units;
        plan.BalancePrice = FirstBalancePrice;
    }

    private void Improve(Plan plan, Sites sites)
    {
        var members = new Members(plan.Part, _instance.Parts);
        var (candidate, keep) = CandidatesOf(sites);
        var annealer = new Annealer(_instance, plan, members, candidate, keep, _random);
        var recombiner = _instance.IsContiguous ? new Recombiner(_instance, plan, members, _random) : null;
        var share = (double)_instance.Parts / _instance.Units;
        var steps = (long)(_settings.Effort * (_instance.IsContiguous
            ? Math.Clamp(StepsPerUnit * _instance.Units, 400_000, 12_000_000)
            : Math.Clamp(StepsPerPoint * _instance.Units, 400_000, 4_000_000)));

        // The transport's plan of many points is near the best already, and a present plan is what people know: heat would only undo them.
        var isCool = _instance.IsWarm || (!_instance.IsContiguous && _instance.Units > FewPoints);
        double hot = (isCool ? Lukewarm : Hot) * share, cold = Cold * share;
        var firstPrice = isCool ? LastBalancePrice : FirstBalancePrice;
        for (var stage = 0; stage < Stages && IsComplete; stage++)
        {
            plan.BalancePrice = firstPrice * Math.Pow(LastBalancePrice / firstPrice, (double)stage / (Stages - 1));
            var from = hot * Math.Pow(cold / hot, (double)stage / Stages);
            var to = hot * Math.Pow(cold / hot, (stage + 1.0) / Stages);
            annealer.Cool(steps / Stages, from, to, _cancellation);
            if (recombiner is not null)
            {
                Kick(plan, members, recombiner, from * KickAllowance, stage < Stages / 2 ? _instance.Parts : 0);
            }

            Keep(plan);
            _reporter?.At("polish", 0.1 + (0.8 * (stage + 1) / Stages));
        }

        Note("polish", annealer.Moves, plan);
        if (recombiner is not null && plan.Violation() > 1e-9)
        {
            Loosen(plan, members, annealer, recombiner, steps / 40, Lukewarm * share, cold);
        }
    }

    // Kicks at the parts out of bounds, with more blame for those that stay out, each followed by a short annealing.
    private void Loosen(Plan plan, Members members, Annealer annealer, Recombiner recombiner, long steps, double hot, double cold)
    {
        const int Rounds = 30, Patience = 6;
        var (least, since) = (_bestViolation, 0);
        for (var round = 0; round < Rounds && since < Patience && IsComplete && plan.Violation() > 1e-9; round++)
        {
            since = _bestViolation < least - 1e-9 ? 0 : since + 1;
            least = _bestViolation;
            for (var part = 0; part < _instance.Parts; part++)
            {
                plan.Blame[part] = Math.Min(100, plan.ViolationOf(part) > 1e-9 ? plan.Blame[part] * 1.5 : Math.Max(1, plan.Blame[part] * 0.8));
            }

            Kick(plan, members, recombiner, hot * KickAllowance, 2 * _instance.Parts);
            annealer.Cool(steps, hot, cold, _cancellation);
            Keep(plan);
            _reporter?.At("polish", 0.9 + (0.1 * round / Rounds));
        }

        Array.Fill(plan.Blame, 1);
        Note("kick", annealer.Moves, plan);
    }

    // Splits anew random touching pairs, after every part out of its bounds with each of its neighbors: an island's part may have one bridge
    // in thousands of edges, which no random draw would find.
    private void Kick(Plan plan, Members members, Recombiner recombiner, double allowance, int tries)
    {
        for (var part = 0; part < _instance.Parts; part++)
        {
            if (plan.ViolationOf(part) > 1e-9 && !_instance.Closed[part])
            {
                KickPart(part, plan, members, recombiner, allowance);
            }
        }

        for (var attempt = 0; attempt < tries; attempt++)
        {
            var entry = _random.Below(_instance.Neighbor.Length);
            var (one, other) = (plan.Part[_instance.Source[entry]], plan.Part[_instance.Neighbor[entry]]);
            if (one != other && !_instance.Closed[one] && !_instance.Closed[other])
            {
                recombiner.TrySplit(one, other, allowance);
            }
        }
    }

    private void KickPart(int part, Plan plan, Members members, Recombiner recombiner, double allowance)
    {
        const int Tries = 8;
        _near.Clear();
        foreach (var unit in members.Of(part))
        {
            for (var entry = _instance.Start![unit]; entry < _instance.Start[unit + 1]; entry++)
            {
                var other = plan.Part[_instance.Neighbor[entry]];
                if (other != part && !_instance.Closed[other] && !_near.Contains(other))
                {
                    _near.Add(other);
                }
            }
        }

        for (var attempt = 0; attempt < Tries * _near.Count; attempt++)
        {
            recombiner.TrySplit(part, _near[_random.Below(_near.Count)], allowance);
        }
    }

    private (int[] Candidate, int Keep) CandidatesOf(Sites sites)
    {
        if (_instance.IsContiguous)
        {
            return ([], 0);
        }

        var all = new Pieces(_instance.X, _instance.Y, _instance.Pull, _instance.Blend);
        int[] open = [.. Enumerable.Range(0, _instance.Parts).Where(part => !_instance.Closed[part])];
        var assigner = new PowerAssigner(all, open, Candidates);
        assigner.Assign(sites, _settings.Threads);
        return (assigner.Candidate, assigner.Keep);
    }

    private void Keep(Plan plan)
    {
        var violation = plan.Violation();
        var energy = (plan.InertiaPrice * plan.Inertia) + (plan.MovePrice * plan.Moved);
        if (IsBetter(violation, energy, _bestViolation, _bestEnergy))
        {
            (_bestViolation, _bestEnergy) = (violation, energy);
            Array.Copy(plan.Part, Best, Best.Length);
            _reporter?.Improve(Best);
        }
    }

    private static bool IsBetter(double violation, double energy, double otherViolation, double otherEnergy) =>
        violation < otherViolation - 1e-9 || (violation < otherViolation + 1e-9 && energy < otherEnergy);

    private void Note(string phase, long moves, Plan plan) => Trace.Add(new TraceEntry(phase, moves, plan.WorstDeviation(), plan.Inertia));
}
