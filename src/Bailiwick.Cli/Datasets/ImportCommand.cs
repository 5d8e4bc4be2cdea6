using System.CommandLine;
using System.Text.Json.Nodes;
using Bailiwick.Cli.Connecting;
using Bailiwick.Cli.Jobs;

namespace Bailiwick.Cli.Datasets;

/// <summary>Makes a dataset of a CSV file or a workbook.</summary>
internal sealed class ImportCommand : Command
{
    private readonly Argument<FileInfo> _file = new("file") { Description = "CSV file or XLSX workbook" };
    private readonly Option<string> _name = new("--name") { Description = "Name of the dataset [the file's]" };
    private readonly Option<string> _key = new("--key") { Description = "Column that tells the records apart" };

    private readonly Option<string[]> _map = new("--map")
    {
        Description = "What a column means: \"Zipcode=postalCode\", \"Revenue=currency:USD\", \"Notes=skip\"; may be given many times",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<string> _badCells = new("--bad-cells")
    {
        Description = "Unreadable cells: refuse the file, or leave them blank and list them",
        DefaultValueFactory = _ => "refuse",
    };

    private readonly Option<string> _duplicateKeys = new("--duplicate-keys")
    {
        Description = "Repeated keys: refuse the file, keep the first record, or keep all",
        DefaultValueFactory = _ => "refuse",
    };

    private readonly Option<string> _sheet = new("--sheet") { Description = "Sheet of a workbook [the first]" };
    private readonly Option<string> _delimiter = new("--delimiter") { Description = "Character between cells [recognized]" };
    private readonly Option<string> _encoding = new("--encoding") { Description = "Encoding of the text, such as utf-8 or windows-1252 [recognized]" };
    private readonly Option<bool> _noHeader = new("--no-header") { Description = "The first line is data, not names" };
    private readonly Option<string> _country = new("--country") { Description = "Country of addresses that name none, such as US" };
    private readonly Option<FileInfo> _findings = new("--findings") { Description = "Write every finding to this CSV file" };

    public ImportCommand(ConnectionOptions connection)
        : base("import", "Make a dataset of a CSV file or a workbook")
    {
        _badCells.AcceptOnlyFromAmong("refuse", "blank");
        _duplicateKeys.AcceptOnlyFromAmong("refuse", "keepFirst", "keepAll");
        Add(_file);
        foreach (var option in new Option[] { _name, _key, _map, _badCells, _duplicateKeys, _sheet, _delimiter, _encoding, _noHeader, _country, _findings })
        {
            Add(option);
        }

        SetAction(CommandRun.Action(connection, RunAsync));
    }

    private async Task<int> RunAsync(CommandRun run, ParseResult parsed)
    {
        var file = parsed.GetRequiredValue(_file);
        var upload = await FileUpload.SendAsync(run, file);
        var preview = await run.GetAsync<JsonObject>($"uploads/{upload}/preview{PreviewQuery(parsed)}");
        var request = Request(parsed, upload, preview);
        // The reply must not be lost, or Ctrl+C would leave a job that nobody follows.
        var started = await run.Service.PostAsync<JsonObject>(await run.PathAsync("imports"), request, CancellationToken.None);
        var job = await FollowAsync(run, started, file.Name);
        var dataset = await run.GetAsync<JsonObject>($"datasets/{(string?)job["datasetId"]}");
        var summary = await run.GetAsync<JsonArray>($"datasets/{(string?)dataset["id"]}/findings/summary");
        if (parsed.GetValue(_findings) is { } findings)
        {
            await run.Service.DownloadAsync(await run.PathAsync($"datasets/{(string?)dataset["id"]}/findings.csv"), findings, run.Cancellation);
        }

        run.Screen.Answer(
            new JsonObject { ["dataset"] = dataset.DeepClone(), ["findings"] = summary.DeepClone() },
            () => ImportReport.Show(run.Screen, dataset, summary));
        return ExitCode.Done;
    }

    private static async Task<JsonObject> FollowAsync(CommandRun run, JsonObject started, string fileName)
    {
        try
        {
            return await JobFollower.FollowAsync(run, started, $"Import {fileName}");
        }
        catch (RefusedException refusal) when (refusal.Problem is not null)
        {
            const int Shown = 10;
            var page = await run.GetAsync<Page<JsonObject>>($"jobs/{(string?)started["id"]}/findings?limit={Shown}");
            throw new RefusedException(refusal.Code, refusal.Message, refusal.ExitCode)
            {
                Problem = refusal.Problem,
                Particulars = page.Items.Select(ImportReport.Finding).ToList(),
            };
        }
    }

    private JsonObject Request(ParseResult parsed, string upload, JsonObject preview)
    {
        var map = new ColumnMap(preview["columns"]!.AsArray());
        foreach (var word in parsed.GetRequiredValue(_map))
        {
            map.Apply(word);
        }

        if (parsed.GetValue(_key) is { } key)
        {
            map.Mean(key, "key");
        }

        return new JsonObject
        {
            ["uploadId"] = upload,
            ["name"] = parsed.GetValue(_name) ?? Path.GetFileNameWithoutExtension(parsed.GetRequiredValue(_file).Name),
            ["sheet"] = preview["sheet"]?.DeepClone(),
            ["delimiter"] = preview["delimiter"]?.DeepClone(),
            ["encoding"] = preview["encoding"]?.DeepClone(),
            ["hasHeader"] = preview["hasHeader"]?.DeepClone(),
            ["columns"] = map.ToJson(),
            ["badCells"] = parsed.GetValue(_badCells),
            ["duplicateKeys"] = parsed.GetValue(_duplicateKeys),
            ["defaultCountry"] = parsed.GetValue(_country),
        };
    }

    private string PreviewQuery(ParseResult parsed)
    {
        var given = new (string Name, string? Value)[]
        {
            ("sheet", parsed.GetValue(_sheet)),
            ("delimiter", parsed.GetValue(_delimiter)),
            ("encoding", parsed.GetValue(_encoding)),
            ("header", parsed.GetValue(_noHeader) ? "false" : null),
        };
        var query = string.Join('&', given.Where(one => one.Value is not null).Select(one => $"{one.Name}={Uri.EscapeDataString(one.Value!)}"));
        return query.Length == 0 ? "" : "?" + query;
    }
}
