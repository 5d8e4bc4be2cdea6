using Bailiwick.Cli.Engine;
using Bailiwick.Core.Quotas;

namespace Bailiwick.Cli.Quotas;

/// <summary>The form that docs/quotas.md describes; every part may be left out.</summary>
internal sealed record QuotaFile
{
    public decimal Unit { get; init; } = 0.01m;

    public YearEntry? Year { get; init; }

    public ThresholdEntry Thresholds { get; init; } = new();

    public IReadOnlyList<SellerEntry> Sellers { get; init; } = [];

    public decimal BandPercent { get; init; } = 10;

    public decimal MajorityShare { get; init; } = 0.8m;

    public OverEntry? OverAssignment { get; init; }

    public CapacityEntry? Capacity { get; init; }

    public GrowthEntry? Growth { get; init; }

    public CreditsEntry? Credits { get; init; }

    public MoveEntry? Move { get; init; }

    public PublicationEntry? Publication { get; init; }

    public ApprovalEntry? Approval { get; init; }

    public IReadOnlyList<TeamEntry> Teams { get; init; } = [];

    public HistoryEntry? History { get; init; }

    public GapEntry? StrategicGap { get; init; }

    public SimulationEntry? Simulation { get; init; }

    internal sealed record ThresholdEntry(decimal OkTo = 1.00m, decimal WatchTo = 1.10m);

    internal sealed record AccountEntry(string Key, decimal Amount);

    internal sealed record BandEntry(decimal Low, decimal High);

    internal sealed record RailEntry(decimal Least, decimal Most);

    internal sealed record OverEntry(decimal Number, decimal Percent);

    internal sealed record SellerEntry(string Key)
    {
        public decimal? Quota { get; init; }

        /// <summary>The sum of the account targets, unless the accounts are listed.</summary>
        public decimal? Targets { get; init; }

        public IReadOnlyList<AccountEntry>? Accounts { get; init; }

        public decimal? OnTargetEarnings { get; init; }

        public BandEntry? Band { get; init; }

        public decimal? Potential { get; init; }

        /// <summary>1 is the whole quota.</summary>
        public decimal? Attainment { get; init; }

        public DateOnly? Start { get; init; }

        public DateOnly? End { get; init; }

        public IReadOnlyList<decimal> Ramp { get; init; } = [];

        public decimal SeniorityPercent { get; init; } = 100;

        public decimal FocusPercent { get; init; } = 100;

        public IReadOnlyList<Leave> Leaves { get; init; } = [];

        public bool Vacant { get; init; }

        /// <summary>By period: the quota of a fully ramped seller.</summary>
        public IReadOnlyList<decimal>? FullQuota { get; init; }
    }

    internal sealed record CohortEntry(int Heads, int StartMonth, IReadOnlyList<decimal>? Ramp = null, IReadOnlyDictionary<int, int>? Leavers = null);

    internal sealed record CapacityEntry(IReadOnlyList<CohortEntry> Cohorts, IReadOnlyList<decimal> QuotaPerHead, IReadOnlyList<decimal> Targets, decimal AttainmentPercent = 100);

    internal sealed record GrowthEntry(decimal Past, GrowthFormula Formula, decimal GrowthPercent, decimal ReliefPercent = 0, RailEntry? GrowthRails = null, RailEntry? ReliefRails = null);

    internal sealed record CreditEntry(string Seller, decimal Percent, bool Overlay = false);

    internal sealed record CreditsEntry(decimal Number, IReadOnlyList<CreditEntry> Sellers);

    internal sealed record MoveEntry(DateOnly Day, MovePolicy Policy, IReadOnlyList<decimal> Quota);

    internal sealed record PublicationEntry(IReadOnlyList<ForecastingQuotaRow> Plan, IReadOnlyList<ForecastingQuotaRow>? Present = null);

    internal sealed record ApprovalEntry(IReadOnlyList<ApprovalLimit> Limits, decimal LastApproved, decimal Proposed);

    internal sealed record TeamEntry(string Team, decimal Number, IReadOnlyList<decimal> Members, bool AllowsOver = false, bool AllowsUnder = false);

    internal sealed record HistoryEntry(IReadOnlyList<DatedQuota> Entries, DateOnly OpenFrom, IReadOnlyList<DatedQuota>? Changes = null, IReadOnlyList<DateOnly>? At = null);

    internal sealed record GapEntry(decimal Number, decimal Carried, decimal QuotaPerHead = 0, decimal AttainmentPercent = 100, decimal UncoveredPotential = 0, decimal WinPercent = 0, decimal ReturnPerMoney = 0);

    internal sealed record OutlookEntry(string Key, string Region, decimal Quota, IReadOnlyList<double>? History = null, double Mean = 1, double Deviation = 0);

    internal sealed record SimulationEntry(IReadOnlyList<OutlookEntry> Sellers, int Runs = 10_000, ulong Seed = 1, decimal? CompanyNumber = null, double Factor = 1);
}
