using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;

namespace Bailiwick.Cli.Showing;

/// <summary>
/// Where answers go: tables and lines to standard output for a person, tab-separated lines when it is not a terminal,
/// one JSON document when asked for. Progress and refusals go to standard error.
/// </summary>
internal sealed class Screen(bool json)
{
    private static readonly JsonSerializerOptions _pretty = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly TextWriter _output = Console.Out;

    private readonly IAnsiConsole _terminal = AnsiConsole.Console;

    private readonly IAnsiConsole _errors = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });

    /// <summary>The answer: the document with --json, else what <paramref name="text"/> prints.</summary>
    public void Answer(JsonNode document, Action text)
    {
        if (json)
        {
            _output.WriteLine(document.ToJsonString(_pretty));
        }
        else
        {
            text();
        }
    }

    public void Line(string text) => _output.WriteLine(text);

    public void Table(IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<string>> rows)
    {
        if (Console.IsOutputRedirected)
        {
            _output.WriteLine(string.Join('\t', headers));
            foreach (var row in rows)
            {
                _output.WriteLine(string.Join('\t', row.Select(OneLine)));
            }

            return;
        }

        var table = new Table().Border(TableBorder.Simple);
        foreach (var header in headers)
        {
            table.AddColumn(new TableColumn(Markup.Escape(header)));
        }

        foreach (var row in rows)
        {
            table.AddRow(row.Select(Markup.Escape).ToArray());
        }

        _terminal.Write(table);
    }

    /// <summary>Runs long work with a bar on a terminal, with plain lines otherwise.</summary>
    public async Task<T> WithProgressAsync<T>(string title, Func<IProgressLine, Task<T>> work)
    {
        if (Console.IsErrorRedirected || json)
        {
            return await work(new PlainProgress(title, Console.Error));
        }

        return await _errors.Progress()
            .AutoClear(false)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(context => work(new BarProgress(title, context)));
    }

    public void Refused(RefusedException refusal)
    {
        if (json)
        {
            _output.WriteLine(refusal.ToProblem().ToJsonString(_pretty));
        }

        Console.Error.WriteLine($"Refused ({refusal.Code}): {refusal.Message}");
        foreach (var line in refusal.Particulars)
        {
            Console.Error.WriteLine("  " + line);
        }
    }

    public void Canceled()
    {
        var canceled = new RefusedException("cli.canceled", "Canceled.");
        if (json)
        {
            _output.WriteLine(canceled.ToProblem().ToJsonString(_pretty));
        }

        Console.Error.WriteLine(canceled.Message);
    }

    private static string OneLine(string text) => text.Replace('\t', ' ').ReplaceLineEndings(" ");
}
