namespace Bailiwick.Core.Quotas;

/// <summary>What is missing at the top, and how far each way of closing it reaches. No way loads more on the sellers there are.</summary>
/// <param name="Gap">The company's number less what the plan carries; 0 when it is covered.</param>
/// <param name="HeadsNeeded">Headcount alone: ramped heads, rounded up; null when a head brings nothing.</param>
/// <param name="CoverageCloses">Coverage alone: expected from accounts nobody works today, at most the gap.</param>
/// <param name="InvestmentNeeded">Investment alone: what it costs at the return given; null without a return.</param>
public sealed record StrategicGap(decimal Gap, int? HeadsNeeded, decimal CoverageCloses, decimal? InvestmentNeeded)
{
    /// <summary>Compares the number with what is carried.</summary>
    /// <param name="number">The company's number.</param>
    /// <param name="carried">The sum that the plan carries.</param>
    /// <param name="ways">What each way brings.</param>
    public static StrategicGap Of(decimal number, decimal carried, ClosingWays ways)
    {
        ArgumentNullException.ThrowIfNull(ways);
        var gap = Math.Max(0, number - carried);
        var perHead = ways.QuotaPerHead * ways.AttainmentPercent / 100;
        return new StrategicGap(
            gap,
            perHead > 0 ? decimal.ToInt32(decimal.Ceiling(Math.Min(gap / perHead, int.MaxValue))) : null,
            Math.Min(gap, Math.Max(0, ways.UncoveredPotential * ways.WinPercent / 100)),
            ways.ReturnPerMoney > 0 ? gap / ways.ReturnPerMoney : null);
    }

    /// <summary>What each way of closing a gap brings.</summary>
    /// <param name="QuotaPerHead">Of a ramped head in the year.</param>
    /// <param name="AttainmentPercent">What part of it a head brings.</param>
    /// <param name="UncoveredPotential">Potential of accounts nobody works.</param>
    /// <param name="WinPercent">What part of it would be won.</param>
    /// <param name="ReturnPerMoney">What one unit of money invested brings.</param>
    public sealed record ClosingWays(decimal QuotaPerHead, decimal AttainmentPercent, decimal UncoveredPotential, decimal WinPercent, decimal ReturnPerMoney);
}
