using Bailiwick.Server.OpenApi;

namespace Bailiwick.Server.Management.Accounts;

/// <summary>What a flood of new customers does to the territories of the active model, and what may be done about it.</summary>
/// <param name="NewAccounts">New accounts.</param>
/// <param name="Covered">New accounts that the rules put into a territory of the lowest level.</param>
/// <param name="WithoutPlace">New accounts that no rule takes and that have no coordinates: nearness cannot place them.</param>
/// <param name="Accounts">Accounts of before in territories of the lowest level.</param>
/// <param name="Surgical">A few accounts move.</param>
/// <param name="Redesign">What dividing everything anew would reach.</param>
/// <param name="Advice">Which of the two the figures speak for, in words.</param>
[SchemaName("FloodAnalysis")]
public sealed record FloodAnalysis(
    string ModelId, string Model, string Measure, FloodTarget Target, double Tolerance, int NewAccounts, int Covered, int WithoutPlace, int Accounts, FloodAnalysis.Standing Before,
    FloodAnalysis.Standing ByRules, FloodAnalysis.Plan Surgical, FloodAnalysis.Plan Redesign, bool IsRedesignAdvised, string Advice, IReadOnlyList<FloodAnalysis.Territory> Territories)
{
    /// <summary>How balanced things are.</summary>
    /// <param name="Worst">The greatest deviation from a target: 0.1 is ten per cent.</param>
    /// <param name="OutOfTolerance">Territories beyond the tolerance.</param>
    [SchemaName("FloodStanding")]
    public sealed record Standing(double Worst, int OutOfTolerance);

    /// <summary>One of the two ways.</summary>
    /// <param name="MovedNew">New accounts that go elsewhere than the rules say, those that no rule takes among them.</param>
    /// <param name="MovedBefore">Accounts of before that change their territory.</param>
    /// <param name="MovedShare">Of all accounts of before.</param>
    [SchemaName("FloodPlan")]
    public sealed record Plan(double Worst, int OutOfTolerance, int MovedNew, int MovedBefore, double MovedShare);

    /// <summary>Counts and loads of one territory of the lowest level.</summary>
    /// <param name="New">New accounts that the rules put there.</param>
    /// <param name="Target">What it is to have of all accounts that the adjustment places; deviations before are from what it was to have then.</param>
    [SchemaName("FloodTerritory")]
    public sealed record Territory(
        string Id, string Name, int AccountsBefore, int New, int AccountsAfter, double Before, double ByRules, double Surgical, double Redesign, double Target, double DeviationBefore,
        double DeviationByRules, double DeviationSurgical, double DeviationRedesign);

    /// <summary>An account that the adjustment puts into a territory.</summary>
    /// <param name="Id">Null for an account that is not there yet.</param>
    /// <param name="From">Where it is by the rules: names, for people; nothing for nowhere.</param>
    [SchemaName("FloodMove")]
    public sealed record Move(string? Id, string? Number, string Name, bool IsNew, string? FromId, string? From, string ToId, string To);
}
