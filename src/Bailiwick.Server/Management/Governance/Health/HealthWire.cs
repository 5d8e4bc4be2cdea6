using Bailiwick.Server.OpenApi;

namespace Bailiwick.Server.Management.Governance.Health;

/// <summary>How grave a finding is.</summary>
[SchemaName("HealthSeverity")]
public enum Severity
{
    Info,
    Warning,
    Problem,
}

/// <summary>A record that a finding is about.</summary>
[SchemaName("NamedRecord")]
public sealed record NamedRecord(string Type, string Id, string Name);

/// <summary>What repairs a finding.</summary>
/// <param name="Code">A repair that the service does (<c>POST health/fixes/{code}</c>), or null.</param>
/// <param name="Screen">Else the screen on which a person does: models, territories, people, accounts, rules.</param>
/// <param name="Label">What the button says.</param>
[SchemaName("HealthFix")]
public sealed record HealthFix(string? Code, string? Screen, string Label);

/// <param name="Code">Stable: <c>unassigned-accounts</c>.</param>
/// <param name="Count">How many records it is about.</param>
/// <param name="Sentence">For a person.</param>
/// <param name="Advice">What to do.</param>
/// <param name="Records">The first of them, with their names.</param>
/// <param name="Fixes">What repairs it.</param>
[SchemaName("HealthFinding")]
public sealed record HealthFinding(string Code, Severity Severity, int Count, string Sentence, string Advice, IReadOnlyList<NamedRecord> Records, IReadOnlyList<HealthFix> Fixes);

/// <summary>A practice of the field and whether the live data keep it.</summary>
/// <param name="Figure">What it was judged by, in words.</param>
/// <param name="Source">Who recommends it.</param>
[SchemaName("BestPractice")]
public sealed record BestPractice(string Code, string Title, bool Holds, string Figure, string Source);

/// <summary>A figure of the indicator.</summary>
/// <param name="Limit">Above it, the figure speaks for a redesign.</param>
[SchemaName("IndicatorFigure")]
public sealed record IndicatorFigure(string Name, double Percent, double Limit);

/// <param name="Redesign">Whether the figures say: draw the territories anew.</param>
/// <param name="Indicator">Why, in words.</param>
[SchemaName("ModelHealth")]
public sealed record ModelHealth(
    string ModelId, string Model, IReadOnlyList<HealthFinding> Findings, bool Redesign, string Indicator, IReadOnlyList<IndicatorFigure> Figures, IReadOnlyList<BestPractice> Practices);

/// <summary>What a finding was at a time.</summary>
[SchemaName("KeptFinding")]
public sealed record KeptFinding(string Code, Severity Severity, int Count);

/// <summary>Why findings were kept.</summary>
[SchemaName("HealthCause")]
public enum HealthCause
{
    /// <summary>Somebody asked.</summary>
    Asked,

    /// <summary>The hour of the day had come.</summary>
    Daily,

    /// <summary>A model had become active.</summary>
    Activation,
}

/// <summary>The findings at a time, kept.</summary>
/// <param name="Act">The last act before.</param>
[SchemaName("HealthRun")]
public sealed record HealthRun(long Number, DateTimeOffset At, long Act, string ModelId, string Author, HealthCause Cause, bool Redesign, IReadOnlyList<KeptFinding> Findings);
