using System.Diagnostics;
using System.Text.Json;

namespace Bailiwick.Bench;

/// <summary>From the first byte sent to a stored dataset, and then to its first column served, for files of 20 columns.</summary>
internal static class ImportCase
{
    private static readonly int[] _usual = [250_000, 1_000_000];

    public static async Task RunAsync(BenchService service, IReadOnlyList<string> arguments)
    {
        int[] sizes = arguments.Count == 0 ? _usual : [.. arguments.Select(int.Parse)];
        await WarmUpAsync(service);
        Console.WriteLine("| rows x columns | file | upload | import (job) | file to dataset | processor time of the service | open (all columns, first time) | peak memory of the service |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (var rows in sizes)
        {
            await MeasureAsync(service, rows);
        }
    }

    // The gazetteer is read once in a service's life and the code compiled once.
    private static async Task WarmUpAsync(BenchService service) => await ImportAsync(service, await GenerateAsync(2000), new Stopwatch());

    private static async Task MeasureAsync(BenchService service, int rows)
    {
        var file = await GenerateAsync(rows);
        var upload = new Stopwatch();
        var processor = service.ProcessorTime;
        var whole = Stopwatch.StartNew();
        var (dataset, job) = await ImportAsync(service, file, upload);
        whole.Stop();
        processor = service.ProcessorTime - processor;
        var open = Stopwatch.StartNew();
        using (var column = await service.Http.GetAsync($"{service.Workspace}/datasets/{dataset}/columns/annual-revenue"))
        {
            column.EnsureSuccessStatusCode();
            await column.Content.LoadIntoBufferAsync();
        }

        open.Stop();
        var seconds = (job.GetProperty("endedAt").GetDateTimeOffset() - job.GetProperty("startedAt").GetDateTimeOffset()).TotalSeconds;
        var megabytes = new FileInfo(file).Length / 1e6;
        Console.WriteLine(
            $"| {rows:N0} x 20 | {megabytes:0} MB | {upload.Elapsed.TotalSeconds:0.0} s | {seconds:0.0} s | {whole.Elapsed.TotalSeconds:0.0} s | {processor.TotalSeconds:0.0} s | {open.Elapsed.TotalSeconds:0.00} s | {service.PeakMemoryMebibytes:0} MiB |");
        File.Delete(file);
    }

    public static async Task<(string Dataset, JsonElement Job)> ImportAsync(BenchService service, string file, Stopwatch upload)
    {
        upload.Start();
        await using var stream = File.OpenRead(file);
        using var content = new StreamContent(stream);
        var id = (await service.SendAsync($"{service.Workspace}/uploads", content)).GetProperty("id").GetString();
        upload.Stop();
        var preview = await service.GetAsync($"{service.Workspace}/uploads/{id}/preview");
        var request = new
        {
            uploadId = id,
            name = Path.GetFileName(file),
            hasHeader = true,
            badCells = "refuse",
            duplicateKeys = "refuse",
            columns = preview.GetProperty("columns").EnumerateArray().Select(column => new
            {
                index = column.GetProperty("index").GetInt32(),
                name = column.GetProperty("name").GetString(),
                kind = column.GetProperty("kind").GetString(),
                currency = column.GetProperty("currency").GetString(),
                role = column.GetProperty("role").GetString(),
            }),
        };
        var started = await service.PostAsync($"{service.Workspace}/imports", request);
        var job = await service.WaitAsync(started.GetProperty("id").GetString()!);
        return (job.GetProperty("datasetId").GetString()!, job);
    }

    public static async Task<string> GenerateAsync(int rows)
    {
        var file = Path.Combine(Path.GetTempPath(), $"bailiwick-bench-{rows}.csv");
        using var generator = Process.Start("dotnet", [Path.Combine(AppContext.BaseDirectory, "GenerateAccounts.dll"), "--rows", $"{rows}", "--seed", "1", "--out", file])!;
        await generator.WaitForExitAsync();
        return generator.ExitCode == 0 ? file : throw new InvalidOperationException($"The generator ended with {generator.ExitCode}.");
    }
}
