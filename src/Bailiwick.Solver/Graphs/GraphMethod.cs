namespace Bailiwick.Solver.Graphs;

/// <summary>
/// Parts in one piece: starts by dichotomy grown together; short hot annealings of them; the best two are annealed on and mended side by side, and the
/// better one is kept. Plans of many units are annealed in patches instead. The work is cut in the same way for any number of threads.
/// </summary>
internal sealed class GraphMethod(Problem problem, Instance instance, Settings settings, Reporter reporter, CancellationToken cancellation)
{
    /// <summary>Above it a plan is annealed in patches, and its lumps are small beside its parts.</summary>
    public const int ManyUnits = 8000;

    private const int Heats = 8;
    private const int Finalists = 2;
    private const int Stages = 20;
    private const double StepsPerUnit = 330;
    private const double StepsPerUnitOfMany = 80;
    private const double FewestSteps = 400_000;

    // Found by trial on counties by people and by beds. Temperatures are multiples of a mean unit's share of a part; prices are for a mean part.
    private const double HeatHot = 24;
    private const double FinalHot = 3;
    private const double PatchHot = 3;
    private const double WarmHot = 0.1;
    private const double Cold = 0.01;
    private const double HeatEffort = 0.15;
    private const double FinalEffort = 1 - (HeatEffort * Heats / Finalists);
    private const double LastEffort = 0.1;
    private const int LastStages = 4;
    private const double FirstBalancePrice = 1;
    private const double MiddleBalancePrice = 3;
    private const double LastBalancePrice = 50;
    private const int MendSearches = 400;
    private const double MendSteps = 15;
    private readonly double _share = (double)instance.Parts / instance.Units;
    private readonly double _steps = settings.Effort * StepsOf(instance.Units);

    /// <summary>Moves tried at effort 1 from no present plan, those of mending apart.</summary>
    public static long UsualSteps(int units) => (long)(StepsOf(units) * (units > ManyUnits ? 1 + LastEffort : (Heats * HeatEffort) + (Finalists * (FinalEffort + LastEffort))));

    public Division Divide(Action<Progress>? progress)
    {
        var starter = new GraphStarter(instance);
        var start = starter.Start(0);
        reporter.Improve(start);
        reporter.At("balance", 0.1);
        var plan = new Plan(instance, start);
        var trace = new List<TraceEntry> { new("balance", 0, plan.WorstDeviation(), plan.Inertia) };
        var best = start;
        if (instance.Parts > 1)
        {
            var winner = instance.Units > ManyUnits ? InPatches(start, PricesOf(plan) with { Step = Mender.Step }) : InHeats(starter, start, PricesOf(plan));
            best = winner.Best;
            trace.AddRange(winner.Trace);
        }

        best = Finish.Of(problem, instance, best, cancellation);
        var partOfUnit = instance.InProblemOrder(best);
        var score = Scorer.Score(problem, partOfUnit);
        progress?.Invoke(new Progress("polish", 1, (int[])partOfUnit.Clone(), score));
        var obstacles = Lumps.Explain(problem, instance, best, Obstacles.Find(problem, partOfUnit, score));
        var division = new Division(partOfUnit, score, [.. trace], obstacles, !cancellation.IsCancellationRequested);
        return division with { Certificate = Proof(division) };
    }

    private Certificate? Proof(Division division)
    {
        if (AnyCenters.Of(problem, division, settings, cancellation) is not { } bound)
        {
            return null;
        }

        // A plan that breaks what the bound counts on may lie below it.
        var gap = division.Score.OutOfTolerance == 0 && bound > 0 ? (division.Score.Objective / bound) - 1 : double.NaN;
        return new Certificate(division.Score.Objective, bound, Certificate.LagrangianAnyCenters, gap, [], []);
    }

    // Energies are in mean parts: 1 is the inertia of a mean part at the start, so that prices mean the same for every problem.
    private Prices PricesOf(Plan plan) => new(
        plan.Inertia > 0 ? instance.Parts / plan.Inertia : 1,
        instance.DisruptionPrice * instance.Parts / instance.Units,
        instance.IsWarm ? LastBalancePrice : MiddleBalancePrice,
        LastBalancePrice,
        0);

    private GraphSearch InPatches(int[] start, Prices prices)
    {
        var search = new GraphSearch(instance, start, prices, SeedOf(0), settings.Threads, reporter, cancellation);
        search.AnnealInPatches(new Cooling((instance.IsWarm ? WarmHot : PatchHot) * _share, Cold * _share, (long)_steps, Stages, Stages / 2), 0.1, 0.7);
        search.Mend((int)Math.Ceiling(MendSearches * settings.Effort * 2), MendSteps, new Floors(instance), 0.7, 0.9);
        search.AnnealInPatches(new Cooling(WarmHot * _share, Cold * _share, (long)(LastEffort * _steps), LastStages, 0), 0.9, 1);
        return search;
    }

    private GraphSearch InHeats(GraphStarter starter, int[] start, Prices prices)
    {
        int[][] finalists = instance.IsWarm ? [start, start] : Race(starter, start, prices);
        var searches = new GraphSearch[finalists.Length];
        var effort = instance.IsWarm ? 1 : FinalEffort;
        var cooling = new Cooling((instance.IsWarm ? WarmHot : FinalHot) * _share, Cold * _share, (long)(effort * _steps), Stages, Stages / 2);
        Workers.Each(finalists.Length, settings.Threads, index =>
        {
            var search = new GraphSearch(instance, finalists[index], prices, SeedOf(Heats + index), 1, index == 0 ? reporter : null, cancellation);
            search.Anneal(cooling, 0.5, 0.8);
            search.Mend((int)Math.Ceiling(MendSearches * settings.Effort), MendSteps, new Floors(instance), 0.8, 0.9);
            search.Anneal(new Cooling(WarmHot * _share, Cold * _share, (long)(LastEffort * _steps), LastStages, 0), 0.9, 1);
            searches[index] = search;
        });
        return searches.Aggregate((best, other) => other.IsBetterThan(best) ? other : best);
    }

    // How the parts lie over the whole is settled while it is hot; short runs from several starts tell which lies well.
    private int[][] Race(GraphStarter starter, int[] start, Prices prices)
    {
        var heats = new (int[] Plan, double Energy)[Heats];
        var cooling = new Cooling(HeatHot * _share, Cold * _share, (long)(HeatEffort * _steps), Stages, Stages / 2);
        Workers.Each(Heats, settings.Threads, index =>
        {
            var first = index == 0 ? start : starter.Start(index);
            var search = new GraphSearch(
                instance, first, prices with { FirstBalance = FirstBalancePrice }, SeedOf(index), 1, index == 0 ? reporter : null, cancellation);
            search.Anneal(cooling, 0.1, 0.5);
            heats[index] = (search.Best, search.BestEnergy());
        });
        return [.. heats.OrderBy(heat => heat.Energy).Take(Finalists).Select(heat => heat.Plan)];
    }

    private static double StepsOf(int units) => Math.Max((units > ManyUnits ? StepsPerUnitOfMany : StepsPerUnit) * units, FewestSteps);

    private ulong SeedOf(int index) => unchecked((settings.Seed * 64) + (ulong)index);
}
