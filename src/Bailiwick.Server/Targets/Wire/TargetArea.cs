namespace Bailiwick.Server.Targets.Wire;

/// <summary>What one area comes to, with everything below it.</summary>
/// <param name="Area">Its number.</param>
/// <param name="Level">0 is the top.</param>
/// <param name="Parent">-1 at the top.</param>
/// <param name="Name">Its name.</param>
/// <param name="Owner">Who is to own it.</param>
/// <param name="Amount">Stored rounded amounts, added.</param>
/// <param name="Share">Of all amounts in sight, 0 to 1.</param>
/// <param name="Overlay">Overlays, apart.</param>
/// <param name="Accounts">Accounts in the plan.</param>
/// <param name="Answered">How many have a bottom-up number.</param>
/// <param name="BottomUp">What those come to.</param>
/// <param name="Overridden">How many have an override.</param>
/// <param name="Potential">Sum of the potential column.</param>
/// <param name="Workload">Sum of the workload column.</param>
/// <param name="Deviation">Relative distance from the mean of its level: 0.05 is five per cent above.</param>
/// <param name="IsInBand">Whether that is inside the plan's band.</param>
/// <param name="Concentration">How few accounts carry how much; nothing when not asked for, or when there is no amount.</param>
public sealed record TargetArea(
    int Area,
    int Level,
    int Parent,
    string Name,
    string? Owner,
    decimal Amount,
    decimal Share,
    decimal Overlay,
    int Accounts,
    int Answered,
    decimal BottomUp,
    int Overridden,
    decimal? Potential,
    decimal? Workload,
    decimal? Deviation,
    bool IsInBand,
    TargetConcentration? Concentration);
