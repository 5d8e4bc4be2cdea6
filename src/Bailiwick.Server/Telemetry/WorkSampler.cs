using OpenTelemetry.Trace;

namespace Bailiwick.Server.Telemetry;

/// <summary>Keeps requests and jobs with all that they do, and leaves out the polling of the database that belongs to neither.</summary>
internal sealed class WorkSampler : Sampler
{
    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters) =>
        new(samplingParameters.Kind == System.Diagnostics.ActivityKind.Client ? SamplingDecision.Drop : SamplingDecision.RecordAndSample);
}
