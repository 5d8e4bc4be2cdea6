namespace Bailiwick.Solver.Graphs;

/// <summary>One annealing, from hot to cold while balance grows dearer, with kicks between the stages.</summary>
/// <param name="Hot">First temperature.</param>
/// <param name="Cold">Last temperature.</param>
/// <param name="Steps">Proposals over all stages.</param>
/// <param name="Stages">How many, at least 1.</param>
/// <param name="KickedStages">How many stages end with random splits too; those of parts out of bounds follow every stage.</param>
internal readonly record struct Cooling(double Hot, double Cold, long Steps, int Stages, int KickedStages)
{
    // A kick may raise the energy by so many temperatures.
    private const double KickAllowance = 10;

    public double TemperatureAt(double share) => Hot * Math.Pow(Cold / Hot, share);

    /// <summary>One stage.</summary>
    public void Run(int stage, Prices prices, Plan plan, Annealer annealer, Kicker kicker, CancellationToken cancellation)
    {
        prices.Set(plan, Stages == 1 ? 1 : (double)stage / (Stages - 1));
        var from = TemperatureAt((double)stage / Stages);
        annealer.Cool(Steps / Stages, from, TemperatureAt((stage + 1.0) / Stages), cancellation);
        kicker.Kick(from * KickAllowance, stage < KickedStages ? plan.Count.Length : 0);
    }
}
