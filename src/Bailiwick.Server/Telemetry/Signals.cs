using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Bailiwick.Server.Telemetry;

/// <summary>Our own traces and measures; all are named Bailiwick.</summary>
public static class Signals
{
    public const string Name = "Bailiwick";

    public static ActivitySource Source { get; } = new(Name);

    public static Meter Meter { get; } = new(Name);

    /// <summary>How long jobs take, by kind and end.</summary>
    public static Histogram<double> JobSeconds { get; } = Meter.CreateHistogram<double>("bailiwick.job.duration", "s", "Time from taking a job up to its end.");
}
