using System.Diagnostics;
using System.Text.Json.Nodes;
using Bailiwick.Cli.Showing;

namespace Bailiwick.Cli.Optimization.Files;

/// <summary>Reads, divides, writes: one run of <see cref="OptimizeFileCommand"/>.</summary>
internal sealed class FileRun(FileRequest request, Screen screen, CancellationToken cancellation)
{
    public int Run()
    {
        var problem = new FileProblem(request);
        cancellation.ThrowIfCancellationRequested();
        using var assignment = WholeFile.Open(request.Out);
        using var reportFile = request.Report is null ? null : WholeFile.Open(request.Report);
        var outcome = screen.WithProgressAsync("Optimize", line => Task.Run(() => Solve(problem, line))).GetAwaiter().GetResult();
        var report = new Report(request, problem, outcome).Write();
        AssignmentText.Write(assignment.Stream, problem, outcome);
        assignment.Keep();
        if (reportFile is not null)
        {
            ReportText.Write(reportFile.Stream, report);
            reportFile.Keep();
        }

        screen.Answer(report, () => Show(JsonNode.Parse(report.ToJsonString())!.AsObject()));
        return outcome.EndedBy == "canceled" ? ExitCode.Canceled : (bool)report["feasible"]! ? ExitCode.Done : ExitCode.Refused;
    }

    private FileOutcome Solve(FileProblem problem, IProgressLine line)
    {
        using var timer = new CancellationTokenSource();
        if (request.TimeSeconds is { } seconds)
        {
            timer.CancelAfter(TimeSpan.FromSeconds(Math.Min(seconds, 1e6)));
        }

        using var both = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellation);
        var clock = Stopwatch.StartNew();
        var outcome = problem.Medians is null
            ? Solving.Districts(request, problem, line, both.Token)
            : Solving.Medians(request, problem, line, both.Token);
        return outcome with
        {
            Seconds = clock.Elapsed.TotalSeconds,
            EndedBy = cancellation.IsCancellationRequested ? "canceled" : outcome.EndedBy,
        };
    }

    private void Show(JsonObject report)
    {
        screen.Table(["figure", "value"], ReportRows.Of(report));
        foreach (var broken in report["broken"]!.AsArray())
        {
            screen.Line("Not met: " + (string)broken!["message"]!);
        }

        foreach (var clash in report["clashes"]!.AsArray())
        {
            screen.Line("Cannot be met: " + (string)clash!["message"]!);
        }

        foreach (var why in report["explanations"]!.AsArray())
        {
            screen.Line((string)why!["message"]!);
        }

        foreach (var reason in report["obstacles"]!.AsArray())
        {
            screen.Line("In the way: " + (string)reason!);
        }
    }
}
