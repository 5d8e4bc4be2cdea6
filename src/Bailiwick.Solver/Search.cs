namespace Bailiwick.Solver;

/// <summary>One run of the search for units without contiguity, from one seed: annealing from a start. Keeps the best plan met.</summary>
internal sealed class Search
{
    private const int Candidates = 8;
    private const int Stages = 20;

    // Found by trial on counties by people and by beds. Temperatures are multiples of a mean unit's share of a part.
    private const double Hot = 3;
    private const double Cold = 0.01;
    private const double Lukewarm = 0.1;
    private const double FirstBalancePrice = 3;
    private const double LastBalancePrice = 50;
    private const long StepsPerPoint = 200;
    private const int FewPoints = 2000;
    private readonly Instance _instance;
    private readonly Settings _settings;
    private readonly Randomness _random;
    private readonly Reporter? _reporter;
    private readonly CancellationToken _cancellation;
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

    /// <summary>Moves tried at effort 1.</summary>
    public static long UsualSteps(int units) => Math.Clamp(StepsPerPoint * units, 400_000, 4_000_000);

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
        var share = (double)_instance.Parts / _instance.Units;
        var steps = (long)(_settings.Effort * UsualSteps(_instance.Units));

        // The transport's plan of many points is near the best already, and a present plan is what people know: heat would only undo them.
        var isCool = _instance.IsWarm || _instance.Units > FewPoints;
        double hot = (isCool ? Lukewarm : Hot) * share, cold = Cold * share;
        var firstPrice = isCool ? LastBalancePrice : FirstBalancePrice;
        for (var stage = 0; stage < Stages && IsComplete; stage++)
        {
            plan.BalancePrice = firstPrice * Math.Pow(LastBalancePrice / firstPrice, (double)stage / (Stages - 1));
            var from = hot * Math.Pow(cold / hot, (double)stage / Stages);
            var to = hot * Math.Pow(cold / hot, (stage + 1.0) / Stages);
            annealer.Cool(steps / Stages, from, to, _cancellation);
            Keep(plan);
            _reporter?.At("polish", 0.1 + (0.8 * (stage + 1) / Stages));
        }

        Note("polish", annealer.Moves, plan);
    }

    private (int[] Candidate, int Keep) CandidatesOf(Sites sites)
    {
        if (_instance.Travel is not null)
        {
            return CandidatesByTravel(sites);
        }

        var all = new Pieces(_instance.X, _instance.Y, _instance.Pull, _instance.Blend);
        int[] open = [.. Enumerable.Range(0, _instance.Parts).Where(part => !_instance.Closed[part])];
        var assigner = new PowerAssigner(all, open, Candidates);
        assigner.Assign(sites, _settings.Threads);
        return (assigner.Candidate, assigner.Keep);
    }

    // O(units x parts x candidates).
    private (int[] Candidate, int Keep) CandidatesByTravel(Sites sites)
    {
        int[] open = [.. Enumerable.Range(0, _instance.Parts).Where(part => !_instance.Closed[part])];
        var keep = Math.Min(Candidates, open.Length);
        var (candidate, power) = (new int[_instance.Units * keep], new double[keep]);
        for (var unit = 0; unit < _instance.Units; unit++)
        {
            var (kept, row, ratio) = (0, unit * keep, _instance.Blend[unit] / _instance.Pull[unit]);
            foreach (var part in open)
            {
                var value = _instance.Travel!(unit, part) + (sites.Price[part] * ratio);
                if (kept == keep && value >= power[keep - 1])
                {
                    continue;
                }

                var place = kept < keep ? kept++ : keep - 1;
                for (; place > 0 && power[place - 1] > value; place--)
                {
                    (power[place], candidate[row + place]) = (power[place - 1], candidate[row + place - 1]);
                }

                (power[place], candidate[row + place]) = (value, part);
            }
        }

        return (candidate, keep);
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
