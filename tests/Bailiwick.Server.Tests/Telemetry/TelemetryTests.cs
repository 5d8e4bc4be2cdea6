using Bailiwick.Server.Tests.Hosting;
using Xunit;

namespace Bailiwick.Server.Tests.Telemetry;

public sealed class TelemetryTests
{
    [Fact]
    public async Task Traces_and_metrics_go_to_the_collector_that_the_standard_variable_names()
    {
        await using var collector = await Collector.StartAsync();
        using var data = new DataFolder().Open();
        await using var server = await ServerProcess.StartAsync(data.Path, variables: new()
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        });
        using var client = ApiClient.Anonymous(server.Address);
        (await client.GetAsync("/api/session")).EnsureSuccessStatusCode();

        Assert.Equal(0, await server.StopAsync());

        Assert.Contains("bailiwick", collector.Received("traces"), StringComparison.Ordinal);
        Assert.Contains("GET /api/session", collector.Received("traces"), StringComparison.Ordinal);
        Assert.Contains("db.query.text", collector.Received("traces"), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("QRTZ_SCHEDULER_STATE", collector.Received("traces"), StringComparison.Ordinal);
        Assert.Contains("http.server.request.duration", collector.Received("metrics"), StringComparison.Ordinal);
    }
}
