namespace Bailiwick.Solver.Graphs;

/// <summary>What a search pays for, so that energies mean the same in a patch as in the whole.</summary>
/// <param name="Inertia">Energy of one unit of inertia.</param>
/// <param name="Move">Energy of one unit away from its present part.</param>
/// <param name="FirstBalance">Energy of a mean part of load out of bounds, at the start.</param>
/// <param name="LastBalance">The same at the end.</param>
/// <param name="Step">See <see cref="Plan.StepPrice"/>.</param>
internal readonly record struct Prices(double Inertia, double Move, double FirstBalance, double LastBalance, double Step)
{
    public double BalanceAt(double share) => FirstBalance * Math.Pow(LastBalance / FirstBalance, share);

    public void Set(Plan plan, double share)
    {
        plan.InertiaPrice = Inertia;
        plan.MovePrice = Move;
        plan.BalancePrice = BalanceAt(share);
        plan.StepPrice = Step;
    }
}
