using System.Diagnostics.CodeAnalysis;

namespace Bailiwick.Server.Quotas.Wire;

/// <summary>A quota plan as opened.</summary>
public sealed record QuotaPlan : QuotaPlanInfo
{
    public QuotaPlan()
    {
    }

    [SetsRequiredMembers]
    public QuotaPlan(QuotaPlanInfo info)
        : base(info)
    {
    }

    /// <summary>Nothing for managers, who see their branch only.</summary>
    public QuotaContent? Content { get; init; }
}
