using System.Text.Json;
using Bailiwick.Cli.Engine;
using Bailiwick.Core.Targets;

namespace Bailiwick.Cli.Targets;

/// <summary>The form that docs/targets.md describes; every part may be left out.</summary>
internal sealed record AllocationFile
{
    public decimal? Total { get; init; }

    /// <summary>Null for the currency's minor unit.</summary>
    public decimal? Unit { get; init; }

    public string? Currency { get; init; }

    public SpreadMethod Method { get; init; } = SpreadMethod.Weighted;

    public BoundMeaning Bounds { get; init; }

    public ExcessPolicy Excess { get; init; }

    public EmptyBucketPolicy EmptyBuckets { get; init; }

    public IReadOnlyList<BucketEntry> Buckets { get; init; } = [];

    /// <summary>The attribute whose values are the buckets.</summary>
    public string? BucketBy { get; init; }

    public TierEntry? Tiers { get; init; }

    public IReadOnlyList<FieldWeight> Fields { get; init; } = [];

    public IReadOnlyList<ConditionEntry> EligibleIf { get; init; } = [];

    public decimal OverAssignmentPercent { get; init; }

    public IReadOnlyList<AccountEntry>? Accounts { get; init; }

    public IReadOnlyList<AreaEntry> Areas { get; init; } = [];

    public decimal MajorityShare { get; init; } = 0.8m;

    public decimal BandPercent { get; init; } = 10;

    /// <summary>Keys of accounts to explain.</summary>
    public IReadOnlyList<string> Explain { get; init; } = [];

    public YearEntry? Year { get; init; }

    public SeasonEntry? Seasonality { get; init; }

    public SmoothEntry? Smooth { get; init; }

    public MarginEntry? Margins { get; init; }

    public ReconcileEntry? Reconcile { get; init; }

    public IReadOnlyList<DatedRate> Rates { get; init; } = [];

    public IReadOnlyList<ConvertEntry> Convert { get; init; } = [];

    internal sealed record BucketEntry(string Key, decimal? Percent = null, decimal? Amount = null, decimal? Weight = null, SpreadMethod Method = SpreadMethod.Weighted);

    internal sealed record TierEntry(string Field, int? Count = null, IReadOnlyList<decimal>? Limits = null);

    internal sealed record ConditionEntry(string Field, ConditionKind Kind, IReadOnlyList<string>? Values = null);

    internal sealed record AreaEntry(string Key, string? Parent = null);

    internal sealed record AreaShareEntry(string Area, decimal Percent = 100, bool Overlay = false);

    internal sealed record SeasonEntry(decimal? Amount = null, IReadOnlyList<decimal>? Weights = null, IReadOnlyList<IReadOnlyList<decimal>>? History = null, SeasonMethod Method = SeasonMethod.MeanIndex);

    internal sealed record SmoothEntry(IReadOnlyList<decimal> Indicator, IReadOnlyList<decimal> Years);

    internal sealed record MarginEntry(IReadOnlyList<IReadOnlyList<decimal>> Seed, IReadOnlyList<decimal> Rows, IReadOnlyList<decimal> Columns);

    internal sealed record ReconcileEntry(IReadOnlyList<PlanNode> Nodes, ReconcileMethod Method = ReconcileMethod.LeastSquares, ConfidenceSource Confidence = ConfidenceSource.Given, NegativePolicy Negatives = NegativePolicy.StopAtZero);

    internal sealed record ConvertEntry(decimal Amount, string Currency, DateOnly Day);

    internal sealed record AccountEntry(string Key)
    {
        public decimal? Weight { get; init; }

        public string? Bucket { get; init; }

        public bool Eligible { get; init; } = true;

        public decimal? BottomUp { get; init; }

        public decimal? Override { get; init; }

        /// <summary>True, false, or the frozen amount.</summary>
        public JsonElement Lock { get; init; }

        public decimal? Floor { get; init; }

        public decimal? Cap { get; init; }

        public string? Currency { get; init; }

        public IReadOnlyDictionary<string, JsonElement> Attributes { get; init; } = new Dictionary<string, JsonElement>();

        public IReadOnlyList<AreaShareEntry> Areas { get; init; } = [];
    }
}
